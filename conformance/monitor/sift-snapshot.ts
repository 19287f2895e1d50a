import type { Scope } from '../../src/lifecycle/evaluate-comparison.js';
import { type Element, gone } from './belief.js';
import type { Call } from './call.js';
import { type Contract, isFinalState } from './contract.js';
import type { Context } from './effects.js';
import { judgeHistory } from './judge-history.js';
import { isShown, type Judgement, judgeState, scopeOf } from './judge-state.js';
import { readLabel } from './read-answer.js';
import { nextRule, operationRule, stateRule } from './rule-id.js';

/** Which possibilities a snapshot leaves: first by the label it shows, then by its values. */

/** A possibility that is ruled out, and the rules that rule it out, the nearest first. */
export type Casualty = { readonly element: Element; readonly broken: readonly string[] };

/** What is left, and what is not. */
export type Sifted = { readonly elements: readonly Element[]; readonly casualties: readonly Casualty[] };

/** What every rule said of a snapshot if the task was in a certain state and run. */
export type Judge = (element: Element) => readonly Judgement[];

/** Whether the snapshot leaves the state field empty: then it tells no state. */
export const isMute = ({ lifecycle }: Contract, { snapshot }: Call): boolean =>
  lifecycle.fields.state !== undefined && readLabel(lifecycle, snapshot) === undefined;

/** Whether any state at all shows a snapshot like this. */
export function isOfModel(contract: Contract, call: Call): boolean {
  const label = readLabel(contract.lifecycle, call.snapshot);
  const scope = scopeOf(call, call.snapshot);
  return [...call.operation.view.states.values()].some((view) => isShown(view, label, scope));
}

/** The possibilities whose state shows what the snapshot shows. */
export function siftLabel({ contract }: Context, elements: readonly Element[], call: Call): Sifted {
  const label = readLabel(contract.lifecycle, call.snapshot);
  const scope = scopeOf(call, call.snapshot);
  const shown = (element: Element): boolean => showsAs(call, element, { label, scope });
  const dead = elements.filter((element) => !shown(element));
  return {
    elements: elements.filter(shown),
    casualties: dead.map((element) => ({ element, broken: mislabelled(contract, element, call) })),
  };
}

/** The possibilities whose values are right; rules that only warn rule nothing out. */
export function siftValues({ contract }: Context, elements: readonly Element[], judge: Judge): Sifted {
  const judged = elements.map((element) => ({
    element,
    broken: judge(element).flatMap(({ rule, holds }) => (holds || contract.isSoft(rule) ? [] : [rule])),
  }));
  return {
    elements: judged.filter(({ broken }) => broken.length === 0).map(({ element }) => element),
    casualties: judged.filter(({ broken }) => broken.length > 0),
  };
}

/** Judges a snapshot once for each state and run. */
export function createJudge({ contract, runs }: Context, call: Call): Judge {
  const scope = scopeOf(call, call.snapshot);
  const byPlace = new Map<string, readonly Judgement[]>();
  return (element) => {
    const key = `${element.poses ?? element.state} ${element.run}`;
    const known = byPlace.get(key);
    if (known !== undefined) return known;
    const view = call.operation.view.states.get(element.poses ?? element.state);
    const history =
      element.state === gone
        ? []
        : judgeHistory(contract, call, { element, facts: runs.factsOf(element.run) });
    const judgements = [...(view === undefined ? [] : judgeState(view, scope)), ...history];
    byPlace.set(key, judgements);
    return judgements;
  };
}

function showsAs(
  call: Call,
  element: Element,
  { label, scope }: { readonly label: string | undefined; readonly scope: Scope },
): boolean {
  const view = call.operation.view.states.get(element.poses ?? element.state);
  return view !== undefined && isShown(view, label, scope);
}

/** Why a task in this state cannot show what was shown: an effect or a creation that was never seen is doubted first. */
function mislabelled(contract: Contract, element: Element, call: Call): readonly string[] {
  const { key, lists } = call.operation.life;
  const listed = lists === undefined ? [] : [operationRule(key, 'lists')];
  if (element.state === gone) return [...listed, operationRule(key, 'unknown')];
  const unproven = element.stepped === '' ? element.claims.filter(({ moved }) => moved).slice(-1) : [];
  const born = element.claims.filter(({ rule }) => rule?.endsWith('/creates'));
  const claimed = [...unproven, ...born].flatMap(({ rule }) => (rule === undefined ? [] : [rule]));
  const own = isFinalState(contract, element.state)
    ? stateRule(element.state, 'final')
    : nextRule(element.state);
  return [...listed, ...claimed, own];
}

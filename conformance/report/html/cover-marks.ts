import { type DiagramEdge, type DiagramMark, newNode } from '../../../src/draw/diagram.js';
import { nameOperations } from '../../../src/draw/operation-names.js';
import type { Lifecycle } from '../../../src/lifecycle/model.js';
import { escapeToken } from '../../../src/lifecycle/pointer.js';
import type { CheckReport, Verdict } from '../check-report.js';
import { verdictsByWeight } from '../rank-rules.js';

/** How well a part of the state machine was tested; the name of its SVG class too. */
export type Cover = 'proven' | 'open' | 'unseen' | 'broken';

const coverOfSighting = { certainly: 'proven', possibly: 'open', never: 'unseen' } as const;

/** How well a state was tested: whether a task was certainly, possibly or never seen in it. */
function coverOfState({ states }: Pick<CheckReport, 'states'>, name: string): Cover {
  return coverOfSighting[states.find(({ state }) => state === name)?.seen ?? 'never'];
}

/** Marks states by whether they were seen, and edges by the verdicts on the rules that promise them, the worst of each. */
export function coverMarks(lifecycle: Lifecycle, report: CheckReport): DiagramMark {
  const verdicts = new Map(report.rules.map(({ rule, verdict }) => [rule, verdict]));
  const names = nameOperations(
    [...lifecycle.operations.values()].filter(({ creates, moves }) => creates || moves).map(({ key }) => key),
  );
  const edge = (one: DiagramEdge): Cover | undefined =>
    coverOf(rulesOf(one, names).flatMap((rule) => verdicts.get(rule) ?? []));
  return {
    edge,
    node: (id) => (lifecycle.states.has(id) ? coverOfState(report, id) : undefined),
  };
}

/** The rules that promise what the edge shows. */
function rulesOf({ kind, from, labels }: DiagramEdge, names: ReadonlyMap<string, string>): readonly string[] {
  if (kind !== 'move') return from === newNode ? [] : [`next/${escapeToken(from)}`];
  const shown = new Set(labels.map((label) => label.replace(/: (?:as saved|no effect)$/, '')));
  const part = from === newNode ? 'creates' : `moves@${escapeToken(from)}`;
  return [...names]
    .filter(([, name]) => shown.has(name))
    .map(([key]) => `operations/${escapeToken(key)}/${part}`);
}

function coverOf(verdicts: readonly Verdict[]): Cover | undefined {
  const worst = verdictsByWeight.find((verdict) => verdicts.includes(verdict));
  switch (worst) {
    case undefined:
    case 'not-applicable':
      return undefined;
    case 'pass':
      return 'proven';
    case 'inconclusive':
      return 'open';
    case 'not-exercised':
      return 'unseen';
    case 'fail':
    case 'error':
      return 'broken';
  }
}

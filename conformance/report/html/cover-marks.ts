import { type DiagramEdge, type DiagramMark, newNode } from '../../../src/draw/diagram.js';
import { nameOperations } from '../../../src/draw/operation-names.js';
import type { Lifecycle } from '../../../src/lifecycle/model.js';
import { escapeToken } from '../../../src/lifecycle/pointer.js';
import type { CheckReport } from '../check-report.js';
import { type Standing, standingOf, standingsByWeight } from '../rank-rules.js';

/** How well a part of the state machine was tested, or that it is broken; the name of its SVG class too. */
export type Cover = 'proven' | 'open' | 'unseen' | 'broken' | 'warned';

const coverOfSighting = { certainly: 'proven', possibly: 'open', never: 'unseen' } as const;

/** A state whose own rules are broken is; of any other, whether a task was certainly, possibly or never seen in it. */
export function coverOfState(report: Pick<CheckReport, 'states' | 'rules' | 'strict'>, name: string): Cover {
  const cover = coverOf(
    report.rules
      .filter(({ rule }) => rule.startsWith(`states/${escapeToken(name)}/`))
      .map((rule) => standingOf(rule, report.strict)),
  );
  if (cover === 'broken' || cover === 'warned') return cover;
  return coverOfSighting[report.states.find(({ state }) => state === name)?.seen ?? 'never'];
}

/** Marks states by their own rules and by whether they were seen, edges by the rules that promise them, the worst of each. */
export function coverMarks(lifecycle: Lifecycle, report: CheckReport): DiagramMark {
  const standings = new Map(report.rules.map((rule) => [rule.rule, standingOf(rule, report.strict)]));
  const names = nameOperations(
    [...lifecycle.operations.values()].filter(({ creates, moves }) => creates || moves).map(({ key }) => key),
  );
  const edge = (one: DiagramEdge): Cover | undefined =>
    coverOf(rulesOf(one, names).flatMap((rule) => standings.get(rule) ?? []));
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

function coverOf(standings: readonly Standing[]): Cover | undefined {
  const worst = standingsByWeight.find((standing) => standings.includes(standing));
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
    case 'warning':
      return 'warned';
    case 'known':
    case 'fail':
    case 'error':
      return 'broken';
  }
}

import type { Lifecycle, State } from '../lifecycle/model.js';
import { collectEdges } from './collect-edges.js';
import { type Diagram, type DiagramNode, goneNode, newNode, savedNode } from './diagram.js';
import { describeStay, formatDuration } from './durations.js';

/** The state machine of a lifecycle as nodes and edges. `open` and `allow` are no edges. */
export function makeDiagram(lifecycle: Lifecycle): Diagram {
  const edges = collectEdges(lifecycle);
  const leadsTo = (id: string): boolean => edges.some((edge) => edge.to === id);
  const isGone = leadsTo(goneNode) || lifecycle.retainMs !== undefined;
  return {
    title: `${lifecycle.resource} lifecycle`,
    nodes: [
      { kind: 'new', id: newNode, notes: [] },
      ...[...lifecycle.states.values()].map((state) => stateNode(lifecycle, state)),
      ...(leadsTo(savedNode) ? [{ kind: 'saved', id: savedNode, notes: [] } as const] : []),
      ...(isGone ? [{ kind: 'gone', id: goneNode, notes: goneNotes(lifecycle) } as const] : []),
    ],
    edges,
  };
}

function stateNode(lifecycle: Lifecycle, state: State): DiagramNode {
  const final = state.final === 'any' ? ['final'] : state.final ? [`final: ${state.final}`] : [];
  return {
    kind: 'state',
    id: state.name,
    notes: [...describeShows(state), ...describeStay(state), ...final],
    ...(state.final ? { final: state.final } : {}),
    hidden: sharesLabel(lifecycle, state),
  };
}

function describeShows(state: State): readonly string[] {
  if (state.shows.kind === 'predicate') {
    const { check, has, lacks } = state.shows;
    return [
      ...check.map((each) => each.comparison.text),
      ...has.map((each) => `has ${each.pointer.text}`),
      ...lacks.map((each) => `lacks ${each.pointer.text}`),
    ];
  }
  const { labels } = state.shows;
  return labels.length === 1 && labels[0] === state.name ? [] : [`shows ${labels.join(' or ')}`];
}

function sharesLabel(lifecycle: Lifecycle, state: State): boolean {
  const own = labelsOf(state);
  const isPlain = own.length === 1 && own[0] === state.name;
  if (isPlain) return false;
  return [...lifecycle.states.values()].some(
    (other) => other !== state && labelsOf(other).some((label) => own.includes(label)),
  );
}

function labelsOf(state: State): readonly string[] {
  return state.shows.kind === 'labels' ? state.shows.labels : [];
}

function goneNotes(lifecycle: Lifecycle): readonly string[] {
  const { retainMs } = lifecycle;
  return retainMs === undefined ? [] : [`any final state, ${formatDuration(retainMs)} later`];
}

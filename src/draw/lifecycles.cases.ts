import type { Final, Lifecycle, Move, Operation, Shows, State, Step } from '../lifecycle/model.js';

type StateSketch = Partial<Omit<State, 'next' | 'shows' | 'final'>> & {
  readonly next?: Readonly<Record<string, number>>;
  readonly shows?: string | readonly string[] | Shows;
  readonly final?: Final;
};

type OperationSketch = Partial<Omit<Operation, 'moves' | 'creates'>> & {
  readonly creates?: boolean;
  readonly moves?: Readonly<Record<string, string | readonly string[]>>;
};

type Sketch = {
  readonly states: Readonly<Record<string, StateSketch>>;
  readonly operations?: Readonly<Record<string, OperationSketch>>;
  readonly retainMs?: number;
};

const nothing = { has: [], lacks: [], check: [] } as const;

/** A lifecycle built by hand from what a picture needs; moves are written as in the language (`$gone`, `$saved`, `$same`). */
export function sketchLifecycle({ states, operations = {}, retainMs }: Sketch): Lifecycle {
  return {
    version: 1,
    resource: 'task',
    fields: {},
    envelope: { check: [] },
    states: new Map(Object.entries(states).map(([name, sketch]) => [name, stateOf(name, sketch)])),
    initial: Object.keys(states).filter((name) => states[name]?.initial),
    operations: new Map(Object.entries(operations).map(([key, sketch]) => [key, operationOf(key, sketch)])),
    check: [],
    constant: [],
    monotone: [],
    volatile: [],
    unknown: [],
    staleMs: 0,
    rules: new Map(),
    ...(retainMs === undefined ? {} : { retainMs }),
  };
}

function stateOf(name: string, { next = {}, shows = name, ...rest }: StateSketch): State {
  const steps: readonly Step[] = Object.entries(next).map(([to, weight]) => ({ to, weight }));
  return { ...nothing, name, initial: false, outcomes: [], ...rest, next: steps, shows: showsOf(shows) };
}

function showsOf(shows: string | readonly string[] | Shows): Shows {
  if (typeof shows === 'string') return { kind: 'labels', labels: [shows] };
  return 'kind' in shows ? shows : { kind: 'labels', labels: shows };
}

function operationOf(key: string, { creates = false, moves, ...rest }: OperationSketch): Operation {
  return {
    key,
    to: [],
    echo: [],
    bulk: false,
    allow: new Set(),
    open: new Set(),
    else: [],
    save: false,
    when: [],
    check: [],
    ...rest,
    ...(creates ? { creates: { kind: 'header', name: 'Location' } } : {}),
    ...(moves
      ? { moves: new Map(Object.entries(moves).map(([from, to]) => [from, [to].flat().map(moveOf)])) }
      : {}),
  };
}

function moveOf(text: string): Move {
  if (text === '$gone') return { kind: 'gone' };
  if (text === '$saved') return { kind: 'saved' };
  return text === '$same' ? { kind: 'same' } : { kind: 'state', state: text };
}

/** Guards, a hidden state, `$saved` and `$gone`. */
export const updatable = sketchLifecycle({
  states: {
    Starting: { initial: true, next: { Processing: 1 }, dwell: { minMs: 1000, maxMs: 30_000 } },
    Requeued: { shows: 'Starting', next: { Processing: 1 }, dwell: { minMs: 1000, maxMs: 30_000 } },
    Processing: { next: { Succeeded: 9, Failed: 1 }, dwell: { minMs: 5000, maxMs: 120_000 } },
    Succeeded: { final: 'success' },
    Failed: { final: 'failure' },
    Cancelled: { final: 'cancelled' },
  },
  operations: {
    create_task_route: { creates: true },
    get_task_route: {},
    update_task_route: { save: true, moves: { Succeeded: 'Requeued', Failed: 'Requeued' } },
    cancel_task_route: { moves: { Starting: 'Cancelled', Requeued: '$saved' } },
    delete_task_route: { moves: { Succeeded: '$gone', Failed: '$gone' } },
  },
});

/** Self-loops, bulk clearing, alternatives, `METHOD /path` keys. */
export const clearable = sketchLifecycle({
  states: {
    pending: { initial: true, next: { processing: 1 }, dwell: { minMs: 0, maxMs: 5000 } },
    processing: { next: { completed: 95, failed: 5 }, dwell: { minMs: 2000, maxMs: 60_000 } },
    completed: { final: 'success' },
    failed: { final: 'failure' },
    cleared: { shows: 'completed', final: 'success' },
  },
  operations: {
    'POST /v1/convert/source/async': { creates: true },
    'POST /v1/convert/file/async': { creates: true },
    'GET /v1/status/poll/{task_id}': {},
    'GET /v1/clear/results': {
      bulk: true,
      moves: { completed: ['cleared', '$gone'], cleared: ['cleared', '$gone'], failed: ['failed', '$gone'] },
    },
  },
  retainMs: 300_000,
});

/** A loop with a bound, final of no kind, a step only real servers take, a label list. */
export const retrying = sketchLifecycle({
  states: {
    PENDING: { initial: true, next: { STARTED: 1, REVOKED: 0 }, dwell: { minMs: 0, maxMs: 5000 } },
    STARTED: {
      shows: ['STARTED', 'RUNNING'],
      next: { SUCCESS: 85, FAILURE: 5, RETRY: 10 },
      dwell: { minMs: 1000, maxMs: 20_000 },
      withinMs: 3_600_000,
    },
    RETRY: { next: { STARTED: 1 }, dwell: { minMs: 2000, maxMs: 10_000 }, visits: 3 },
    SUCCESS: { final: 'any' },
    FAILURE: { final: 'failure' },
    REVOKED: { final: 'cancelled' },
  },
  operations: {
    'POST /api/v1/processing/generate-invoice': { creates: true },
    getTaskStatusApiV1ProcessingTasksTaskIdStatusGet: {},
  },
});

/** Names and texts that mean something to Graphviz, XML or Mermaid. */
export const awkward = sketchLifecycle({
  states: {
    'in progress: "50%" <b>': { initial: true, next: { end: 1 } },
    end: { shows: 'a;b#c & d\\n', final: 'success' },
    'end ': { final: 'failure', shows: { kind: 'predicate', ...nothing, lacks: [] } },
    'direction LR': { final: 'any', shows: 'end note' },
    état: { final: 'any' },
    '[*]': { final: 'cancelled' },
  },
  operations: {
    'POST /a/{b}:cancel': {
      moves: { 'in progress: "50%" <b>': ['[*]', 'direction LR', '$same'], end: ['état', 'end '] },
    },
    'direction TB %% <<choice>> {x} `y` *z* __w__': { moves: { end: '$saved' } },
  },
});

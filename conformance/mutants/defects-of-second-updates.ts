import { getAt, pointerOf } from '../../src/lifecycle/pointer.js';
import { payloadPointer } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { operationRule } from '../monitor/rule-id.js';
import { type Defect, wrappedDefect as defect } from './defect.js';
import { successBody } from './edit-answers.js';
import { type Listed, moversOf, readRequest } from './roles.js';
import type { Around, Ask, Handle } from './server.js';

/** What shows only when a task is updated that was updated before. */
export const defectsOfSecondUpdates = (api: Api): readonly Defect[] => [
  ...moversOf(api).flatMap((operation) =>
    operation.lifecycle.merge?.how === 'members' ? merges(api, operation) : [],
  ),
  ...moversOf(api)
    .filter(({ lifecycle: { moves } }) =>
      [...(moves?.values() ?? [])].flat().some(({ kind }) => kind === 'saved'),
    )
    .map(returnsFirst),
];

type Part = Readonly<Record<string, unknown>>;

/** The part that the operation merges into, as it is now and as the task was created, and another body. */
type Rewrite = (given: Part, part: { readonly now: Part; readonly first: Part }) => Part;

function merges(api: Api, operation: Listed): readonly Defect[] {
  const { key, lifecycle } = operation;
  const ruleMeant = [operationRule(lifecycle.key, 'merge'), operationRule(lifecycle.key, 'moves@*')];
  const made = (name: string, breaks: string, rewrite: Rewrite): Defect =>
    defect(
      { name: `${key} ${name}`, operator: 'merge-wrong', breaks, ruleMeant },
      rewritten(api, operation, rewrite),
    );
  return [
    made(
      'begins from the first configuration again',
      `A second ${key} loses what the first one changed.`,
      (given, { now, first }) => ({
        ...Object.fromEntries(
          Object.keys(first)
            .filter(
              (name) => !isNone(first[name]) && JSON.stringify(first[name]) !== JSON.stringify(now[name]),
            )
            .map((name) => [name, first[name]]),
        ),
        ...given,
      }),
    ),
    made(
      'takes null for a reset',
      `A ${key} with null for a member sets it to what it was when the task was created.`,
      (given, { first }) =>
        Object.fromEntries(
          Object.entries(given).map(([name, value]) => [name, value === null ? first[name] : value]),
        ),
    ),
  ];
}

const isNone = (value: unknown): boolean => value === undefined || value === null;

/** The operation with another body than was sent. */
function rewritten(api: Api, { key, lifecycle: { merge } }: Listed, rewrite: Rewrite): Around {
  const into = payloadPointer(api.lifecycle, merge?.into ?? pointerOf([]));
  const look = (next: Handle, ask: Ask): Part | undefined => {
    const read = readRequest(api, ask);
    const part = read && getAt(successBody(next(read))?.value, into);
    return isJsonObject(part) ? part : undefined;
  };
  return () => (next) => {
    const firsts = new Map<string, Part>();
    return (ask) => {
      const { id, body } = ask;
      if (ask.operation?.key !== key || id === undefined) return next(ask);
      const now = look(next, ask);
      if (now === undefined || body.kind !== 'json' || !isJsonObject(body.value)) return next(ask);
      const first = firsts.get(id) ?? now;
      firsts.set(id, first);
      return next({ ...ask, body: { kind: 'json', value: rewrite(body.value, { now, first }) } });
    };
  };
}

/** What was saved first comes back, whatever was saved since. */
function returnsFirst({ key, lifecycle }: Listed): Defect {
  const around: Around =
    ({ world }) =>
    (next) => {
      const firsts = new Map<string, unknown>();
      return (ask) => {
        const task = ask.id === undefined ? undefined : world.store.get(ask.id);
        const last = task?.log.at(-1);
        if (ask.id === undefined || task === undefined || last?.saved === undefined) return next(ask);
        const first = (firsts.get(ask.id) ?? last.saved) as typeof last.saved;
        firsts.set(ask.id, first);
        if (ask.operation?.key === key)
          world.store.compareAndSet(task, {
            ...task,
            log: [...task.log.slice(0, -1), { ...last, saved: first }],
          });
        return next(ask);
      };
    };
  return defect(
    {
      name: `${key} brings back what was saved first`,
      operator: 'save-first',
      breaks: `A ${key} after a second update brings the task back as it was before the first.`,
      ruleMeant: [operationRule(lifecycle.key, 'moves@*'), 'operations/*/merge', 'states/*/final'],
    },
    around,
  );
}

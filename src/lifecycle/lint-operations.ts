import { findOperation, type OperationFacts } from './api-facts.js';
import { type Listed, nameOf, type Scene } from './lint-scene.js';
import { allStatuses, expandStatuses, isAccepted, matchesStatus } from './match-status.js';
import type { Lifecycle, Operation } from './model.js';
import { escapeToken } from './pointer.js';
import type { Problem } from './problem.js';
import { nearestWord } from './suggest.js';

/** Whether each listed operation is in the document, is called on a task that can be named, and is documented to refuse. */
export function lintOperations(scene: Scene): readonly Problem[] {
  return [
    ...lintFound(scene),
    ...lintCreator(scene.lifecycle),
    ...scene.listed.flatMap((listed) => [
      ...lintTarget(scene, listed),
      ...lintSafe(listed),
      ...lintRefusal(scene, listed),
    ]),
  ];
}

function lintFound({ lifecycle, facts }: Scene): readonly Problem[] {
  const names = facts.operations.flatMap(({ operationId, route }) =>
    operationId === undefined ? [route] : [operationId, route],
  );
  const keyOf = new Map<OperationFacts, string>();
  return [...lifecycle.operations.keys()].flatMap((key): readonly Problem[] => {
    const at = `/operations/${escapeToken(key)}`;
    const found = findOperation(facts, key);
    if (found === undefined) return [notFound({ key, at, names })];
    const other = keyOf.get(found);
    keyOf.set(found, other ?? key);
    return other === undefined ? [] : [listedTwice({ key, at, other })];
  });
}

function notFound({ key, at, names }: { key: string; at: string; names: readonly string[] }): Problem {
  const nearest = nearestWord(key, names);
  return {
    code: 'operation-not-found',
    at,
    message: `expected an operationId of the document, or "METHOD /path" as in its paths, got "${key}"`,
    hint: nearest === undefined ? `The operations are: ${names.join(', ')}.` : `Did you mean ${nearest}?`,
  };
}

function listedTwice({ key, at, other }: { key: string; at: string; other: string }): Problem {
  return {
    code: 'operation-listed-twice',
    at,
    message: `expected each operation once, got "${key}", which is listed as "${other}" already`,
    hint: 'Merge the two into one.',
  };
}

function lintCreator({ operations }: Lifecycle): readonly Problem[] {
  if ([...operations.values()].some(({ creates }) => creates !== undefined)) return [];
  return [
    {
      code: 'nothing-creates',
      severity: 'note',
      at: '/operations',
      message:
        'expected an operation with creates, got none: neither simulator nor suite can make a task through the API',
      hint: 'Add creates: /id to the operation that submits a task; where another API makes them, a target file must name tasks.',
    },
  ];
}

const isOnTask = ({ creates, lists, bulk }: Operation): boolean =>
  creates === undefined && lists === undefined && !bulk;

function lintTarget({ lifecycle, views }: Scene, { operation, facts, at }: Listed): readonly Problem[] {
  if (operation.target !== undefined || !isOnTask(operation)) return [];
  const names = facts.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  const touches = operation.moves !== undefined || operation.merge !== undefined || operation.save;
  const shows = views.some((view) => view.operation === operation);
  if (names.length === 1 || !(touches || shows || refusesSome(lifecycle, operation))) return [];
  const came = names.length === 0 ? 'none' : `${names.length} (${names.join(', ')})`;
  return [
    {
      code: 'target-missing',
      at,
      message: `expected target, or exactly one path parameter to take for it, got ${came}: which task is meant?`,
      hint: `Add target: ${names.length === 0 ? 'query.task_id' : `path.${names.at(-1)}`}, bulk: true where it means all tasks, or creates where it makes one.`,
    },
  ];
}

function lintSafe({ operation, facts, at }: Listed): readonly Problem[] {
  if (operation.moves === undefined || !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(facts.method)) return [];
  return [
    {
      code: 'moves-on-safe-method',
      severity: 'note',
      at: `${at}/moves`,
      message: `expected moves on a method that may change something, got ${facts.method}, which caches and crawlers call freely`,
      hint: 'Nothing to write where the API is so: HEAD is then not answered by it, and the suite does not take it for a read.',
    },
  ];
}

function refusesSome({ states }: Lifecycle, { moves, allow, open }: Operation): boolean {
  return [...states.keys()].some((state) => !moves?.has(state) && !allow.has(state) && !open.has(state));
}

/** Where some state is refused, an answer that refuses should be documented, and be told from success. */
function lintRefusal({ lifecycle }: Scene, listed: Listed): readonly Problem[] {
  const { operation, facts, at } = listed;
  if (!refusesSome(lifecycle, operation)) return [];
  const declared = expandStatuses(facts.statuses);
  const documented = declared.filter((status) => status >= 400 && status < 500);
  const undocumented: readonly Problem[] =
    documented.length > 0 || operation.else.some(({ kind }) => kind === 'status')
      ? []
      : [
          {
            code: 'refusal-not-documented',
            severity: 'note',
            at,
            message: `expected a 4xx response of ${nameOf(listed)}, which refuses in some states, got ${facts.statuses.join(', ') || 'no response'}`,
            hint: 'Add the response that refuses (400 or 409) to the document, or name its status in else.',
          },
        ];
  return [...undocumented, ...lintOverlap(listed, declared)];
}

function lintOverlap({ operation, at }: Listed, declared: readonly number[]): readonly Problem[] {
  const accepts = (status: number): boolean =>
    isAccepted(operation, status) && (operation.ok !== undefined || declared.includes(status));
  const both = allStatuses.filter((status) => accepts(status) && matchesStatus(operation.else, status));
  if (both.length === 0) return [];
  return [
    {
      code: 'ok-overlaps-else',
      at: `${at}/else`,
      message: `expected ok and else to have no status in common, got ${both.length > 3 ? `${both.slice(0, 3).join(', ')} …` : both.join(', ')} in both: an answer would mean both`,
      hint: 'Name in else the statuses that refuse, and in ok those that succeed.',
    },
  ];
}

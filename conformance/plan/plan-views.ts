import type { Comparator, Comparison, Operand } from '../../src/lifecycle/model.js';
import { operationRule } from '../monitor/rule-id.js';
import { allViews, look, make, planOf, send, waitForFinal } from './act.js';
import { createDraftCheck, draftRequest } from './draft-request.js';
import { parameterValues } from './other-value.js';
import type { Act, Plan, RequestChange } from './plan.js';
import type { ListedOperation, Scene } from './scene.js';
import { actsOfWay, heldWays } from './take-way.js';
import { nearTargets, unknownTarget } from './unknown-id.js';

/** Plans about single calls: optional parameters, conditions, ids never issued, operations about no task. */

/** Reads under every condition of `when` and with every optional parameter, on a new task and on a final one. */
export function planViews(scene: Scene, round: number): readonly Plan[] {
  const [maker] = scene.makers;
  if (maker === undefined) return [];
  return scene.targeted
    .filter(({ lifecycle }) => lifecycle.moves === undefined)
    .flatMap((operation): readonly Plan[] => {
      const views = distinct([...conditions(scene, operation), ...optionalQueries(scene, operation)]);
      if (views.length === 0) return [];
      const reads = views.map((changes) => send(operation, { task: 'a', changes }));
      const acts: readonly Act[] = [
        ...[make(maker, 'a'), ...reads],
        ...waitForFinal(scene, 'a'),
        ...[...look(scene, 'a'), ...reads, ...reads],
        ...look(scene, 'a'),
      ];
      const id = `directed/view/${operation.key}/${round}`;
      return [planOf(scene, { id, phase: 'directed', aims: viewAims(operation), acts })];
    });
}

/**
 * Ids never issued, for every operation that is about one task: random ones, and such as are nearly that of a task. A task
 * that is done and one that is not are looked at before, and after the calls of each operation.
 */
export function planUnknown(scene: Scene, round: number): readonly Plan[] {
  const bystanders = bystandersOf(scene);
  const isBeside = bystanders.length > 0;
  const looks = isBeside ? ['a', 'b'].flatMap((name) => allViews(scene, name)) : [];
  const asked = scene.targeted.flatMap((operation) => {
    const calls = unknownCalls(scene, operation, { round, isBeside });
    return calls.length === 0 ? [] : [{ operation, calls }];
  });
  if (asked.length === 0) return [];
  const acts = [...bystanders, ...looks, ...asked.flatMap(({ calls }) => [...calls, ...looks])];
  const aims = asked.map(({ operation }) => operationRule(operation.lifecycle.key, 'unknown'));
  return [planOf(scene, { id: `directed/unknown/${round}`, phase: 'directed', aims, acts })];
}

type Beside = { readonly round: number; readonly isBeside: boolean };

function unknownCalls(scene: Scene, operation: ListedOperation, { round, isBeside }: Beside): readonly Act[] {
  const intent = { kind: 'unknown-id' } as const;
  const random = [1, 2, 3].flatMap((at): readonly Act[] => {
    const changes = unknownTarget(scene, operation, round * 3 + at);
    return changes.length === 0 ? [] : [send(operation, { changes, intent })];
  });
  const near = isBeside
    ? nearTargets(scene, operation).map((changes) => send(operation, { task: 'a', changes, intent }))
    : [];
  return [...random, ...near];
}

/** A task that is done, and one that is not: held where that can be had. */
function bystandersOf(scene: Scene): readonly Act[] {
  const [maker] = scene.makers;
  if (maker === undefined) return [];
  const [way] = heldWays(scene).toSorted((left, right) => left.cost - right.cost);
  const running = way === undefined ? [make(maker, 'b')] : actsOfWay(scene, way, 'b');
  return [make(maker, 'a'), ...waitForFinal(scene, 'a'), ...running];
}

/** Operations about no task, three times each; a task is looked at before and after. */
export const planPlain = (scene: Scene, round: number): readonly Plan[] =>
  scene.plain.map((operation) => {
    const [maker] = scene.makers;
    const task = maker === undefined ? [] : [make(maker, 'a'), ...look(scene, 'a')];
    const calls = Array.from({ length: 3 }, () => send(operation));
    const after = maker === undefined ? [] : look(scene, 'a');
    const id = `directed/plain/${operation.key}/${round}`;
    return planOf(scene, {
      id,
      phase: 'directed',
      aims: ownAims(operation),
      acts: [...task, ...calls, ...after],
    });
  });

/** The rules of the operation's own answers. */
export const ownAims = ({ lifecycle }: ListedOperation): readonly string[] => [
  ...lifecycle.check.map(({ rule }) => rule),
  `openapi/${operationRule(lifecycle.key, '').slice('operations/'.length)}answer`,
];

const viewAims = (operation: ListedOperation): readonly string[] => [
  ...ownAims(operation),
  ...operation.lifecycle.when.flatMap(({ has, lacks, check }) =>
    [...has, ...lacks, ...check].map(({ rule }) => rule),
  ),
];

/** Changes of the query under which a condition holds, for each that the query decides. */
function conditions(scene: Scene, operation: ListedOperation): readonly (readonly RequestChange[])[] {
  const found = operation.lifecycle.when.flatMap(({ if: condition }) => solve(scene, operation, condition));
  return validOnly(scene, operation, found);
}

function solve(
  scene: Scene,
  operation: ListedOperation,
  { operands, comparators }: Comparison,
): readonly (readonly RequestChange[])[] {
  return operands.flatMap((operand, at) => {
    if (operand.kind !== 'query') return [];
    const beside = [
      ...(at > 0 ? [{ other: operands[at - 1], by: comparators[at - 1] }] : []),
      { other: operands[at + 1], by: comparators[at] },
    ];
    const values = beside.flatMap(({ other, by }) =>
      fitting(scene, { operation, name: operand.name, other, by }),
    );
    return values
      .slice(0, 1)
      .map((value): readonly RequestChange[] => [{ kind: 'set', in: 'query', name: operand.name, value }]);
  });
}

type Fit = {
  readonly operation: ListedOperation;
  readonly name: string;
  readonly other: Operand | undefined;
  readonly by: Comparator | undefined;
};

/** Values of the parameter that stand so to the literal. Order is of numbers and times: then the literal's own value or a listed one. */
function fitting({ api }: Scene, { operation, name, other, by }: Fit): readonly string[] {
  if (other?.kind !== 'literal' || by === undefined) return [];
  const literal = String(other.value);
  const parameter = operation.parameters.find((one) => one.in === 'query' && one.name === name);
  const values = parameter === undefined ? [] : parameterValues(api.document, parameter);
  if (by === '==' || by === '<=' || by === '>=') return [literal];
  return values.filter((value) => value !== literal);
}

/** Each value of each optional parameter alone; those that name a task, filter or limit belong to other plans. */
export function optionalQueries(
  scene: Scene,
  operation: ListedOperation,
): readonly (readonly RequestChange[])[] {
  const { lifecycle, target, parameters } = operation;
  const taken = [...(lifecycle.lists?.filter.map(({ param }) => param) ?? []), lifecycle.lists?.limit?.param];
  const named = target !== undefined && target.kind !== 'body' ? target.name : undefined;
  const found = parameters
    .filter(
      ({ in: place, required, name }) =>
        place === 'query' && !required && name !== named && !taken.includes(name),
    )
    .flatMap((parameter) =>
      parameterValues(scene.api.document, parameter)
        .slice(0, 4)
        .map((value): readonly RequestChange[] => [
          { kind: 'set', in: 'query', name: parameter.name, value },
        ]),
    );
  return validOnly(scene, operation, found);
}

const distinct = (found: readonly (readonly RequestChange[])[]): readonly (readonly RequestChange[])[] => [
  ...new Map(found.map((changes) => [JSON.stringify(changes), changes])).values(),
];

/** Valid changes, each once. */
function validOnly(
  scene: Scene,
  operation: ListedOperation,
  found: readonly (readonly RequestChange[])[],
): readonly (readonly RequestChange[])[] {
  const check = createDraftCheck(scene.api, operation);
  return distinct(found).filter(
    (changes) => check(draftRequest(scene, operation, { changes })).kind === 'valid',
  );
}

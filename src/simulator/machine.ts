import { labelOf } from '../lifecycle/read-state.js';
import type { Api, ApiOperation } from '../openapi/api.js';
import { createRouteMatcher } from '../openapi/match-route.js';
import { sampleBody } from '../openapi/sample-body.js';
import { drawHex } from '../random/draw.js';
import { createPlanMemo } from '../timeline/plan-memo.js';
import { fateOf } from '../timeline/plan-phase.js';
import { createPolicies } from '../timeline/policy.js';
import type { TimelineContext } from '../timeline/situation-at.js';
import type { Credentials } from './check-credentials.js';
import { type CompileContext, type CompiledOperation, compileOperation } from './compile-operation.js';
import { createFateBook, type FateBook } from './fate-book.js';
import type { TemplateValues } from './fill-template.js';
import type { Moment } from './role-slots.js';
import type { SimulatorOptions } from './simulator.js';
import { type IdFormat, idFormat } from './task-id.js';

/** The operation that a method and path mean, or why there is none. */
export type MatchedRoute =
  | {
      readonly kind: 'matched';
      readonly operation: CompiledOperation;
      readonly params: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'wrong-method'; readonly allow: readonly string[] }
  | { readonly kind: 'bad-encoding' }
  | { readonly kind: 'none'; readonly near: () => readonly string[] };

/** Everything that follows from document and options alone; it never changes. */
export type Machine = {
  readonly api: Api;
  readonly credentials: Credentials;
  readonly timeline: TimelineContext;
  /** The fates that tasks share. */
  readonly fates: FateBook;
  readonly match: (method: string, path: string) => MatchedRoute;
  readonly operationOf: (spec: ApiOperation) => CompiledOperation;
  readonly newId: IdFormat;
  /** The read operation whose answers are the fullest picture of one task; lists take their rows from it. */
  readonly detail: CompiledOperation | undefined;
  readonly onWarning: (message: string) => void;
};

/** Works out once what follows from document and options. */
export function createMachine(options: SimulatorOptions): Machine {
  const { api } = options;
  const timeline: TimelineContext = {
    lifecycle: api.lifecycle,
    policyOf: createPolicies(api.lifecycle),
    fate: { spec: {}, course: { kind: 'time' }, seed: 1 },
    plans: createPlanMemo(),
  };
  const operationOf = compileOnce({
    api,
    credentials: options.credentials ?? {},
    sample: (book) => (book.schema === undefined ? null : sampleBody(api, book.schema)),
    values: (moment) => momentValues(api, timeline, moment),
  });
  const detailSpec = api.operations.find(showsOneTask);
  const detail = detailSpec && operationOf(detailSpec);
  return {
    api,
    credentials: options.credentials ?? {},
    timeline,
    fates: createFateBook(),
    match: createMatch(api, operationOf),
    operationOf,
    newId: idFormatOf(api, operationOf),
    detail,
    onWarning: options.onWarning ?? (() => undefined),
  };
}

/** Operations are compiled when they are first asked for: a document of a thousand starts as fast as one of ten. */
function compileOnce(context: CompileContext): (spec: ApiOperation) => CompiledOperation {
  const compiled = new Map<ApiOperation, CompiledOperation>();
  return (spec) => {
    const known = compiled.get(spec);
    if (known !== undefined) return known;
    const operation = compileOperation(context, spec);
    compiled.set(spec, operation);
    return operation;
  };
}

const showsOneTask = (spec: ApiOperation): boolean =>
  spec.method === 'GET' &&
  spec.snapshot &&
  spec.target !== undefined &&
  spec.lifecycle !== undefined &&
  spec.lifecycle.moves === undefined &&
  spec.lifecycle.lists === undefined;

/** HEAD runs the GET of the path where that is safe, and is no method of the path where it is not. */
function createMatch(api: Api, operationOf: Machine['operationOf']): Machine['match'] {
  const matcher = createRouteMatcher(api.operations);
  const allowed = (path: string, methods: readonly string[]): readonly string[] => {
    if (!methods.includes('GET')) return methods;
    const get = matcher.match('GET', path);
    return get.kind === 'matched' && operationOf(get.operation).safe ? [...methods, 'HEAD'] : methods;
  };
  return (method, path) => {
    const found = matcher.match(method === 'HEAD' ? 'GET' : method, path);
    if (found.kind === 'none') return { kind: 'none', near: () => found.near };
    if (found.kind === 'bad-encoding') return found;
    if (found.kind === 'wrong-method') return { kind: 'wrong-method', allow: allowed(path, found.allow) };
    const operation = operationOf(found.operation);
    if (method !== 'HEAD' || operation.safe) return { kind: 'matched', operation, params: found.params };
    return { kind: 'wrong-method', allow: methodsOf(api, found.operation.path) };
  };
}

const methodsOf = (api: Api, path: string): readonly string[] =>
  api.operations.filter((spec) => spec.path === path).map(({ method }) => method);

/** The form of ids, from where they are handed out: the read operation's id field, else the submit's answer. */
function idFormatOf(api: Api, operationOf: Machine['operationOf']): IdFormat {
  const pointers = api.operations.flatMap((spec) => {
    const creates = spec.lifecycle?.creates;
    const own = creates?.kind === 'pointer' ? [creates.pointer] : [];
    const role = api.lifecycle.fields.id;
    return [...own, ...(spec.snapshot && role !== undefined ? [role] : [])].map((pointer) => ({
      spec,
      pointer,
    }));
  });
  const places = pointers
    .map(({ spec, pointer }) => operationOf(spec).place(pointer))
    .filter((place) => place !== undefined);
  const place = places.find(({ example }) => example !== undefined) ?? places[0];
  return idFormat({ types: place?.types ?? [], example: place?.example });
}

function momentValues(
  api: Api,
  timeline: TimelineContext,
  { task, situation, nowMs }: Moment,
): TemplateValues {
  const { seed } = fateOf(timeline, situation.phase);
  const state = api.lifecycle.states.get(situation.state);
  return {
    id: task.id,
    state: (state && labelOf(state)) ?? situation.state,
    seconds: Math.floor(nowMs / 1000),
    get now() {
      return new Date(nowMs).toISOString();
    },
    get token() {
      return drawHex(32, seed, 'token', task.sequence, nowMs);
    },
  };
}

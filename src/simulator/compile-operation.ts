import type { OperationAim } from '../faults/fault-rule.js';
import { matchesStatus } from '../lifecycle/match-status.js';
import type { Lifecycle, Operation, Pointer, Role } from '../lifecycle/model.js';
import type { Api, ApiOperation } from '../openapi/api.js';
import { bareType } from '../openapi/media-type.js';
import { createRequestValidator, type RequestValidator } from '../openapi/validate-request.js';
import { aimOf } from './aim-of.js';
import { type AnswerBook, answerBook, type QueryReader } from './answer-book.js';
import { type CredentialCheck, type Credentials, createCredentialCheck } from './check-credentials.js';
import type { TemplateValues } from './fill-template.js';
import { findPlace } from './find-place.js';
import { echoSlots, mergeOverwrites } from './input-slots.js';
import { idWriter, type Moment, namedRoles, type PlaceFacts, roleSlot, type Slot } from './role-slots.js';
import { createTaskBody, type TaskBody } from './task-body.js';

/** An operation of the document with everything that can be computed before the first request. */
export type CompiledOperation = {
  readonly spec: ApiOperation;
  readonly lifecycle: Lifecycle;
  /** Absent: the lifecycle does not list it. */
  readonly rule: Operation | undefined;
  readonly validate: RequestValidator;
  readonly credentials: CredentialCheck;
  /** For `WWW-Authenticate`. */
  readonly challenge: string;
  /** Media types of the request body; empty where it takes none. */
  readonly bodyTypes: readonly string[];
  readonly acceptsType: (contentType: string | undefined) => boolean;
  /** Whether HEAD may run it: a GET that moves nothing. */
  readonly safe: boolean;
  /** The answer when it succeeds. */
  readonly success: AnswerBook;
  readonly body: TaskBody;
  readonly place: (snapshotPointer: Pointer) => PlaceFacts | undefined;
  readonly aim: OperationAim;
  /** The roles that its answer about a task has a place for; none where that is no snapshot. */
  readonly roles: ReadonlySet<Role>;
  readonly sample: (book: AnswerBook) => unknown;
};

/** What all operations of a document have in common. */
export type CompileContext = {
  readonly api: Api;
  readonly credentials: Credentials;
  readonly sample: (book: AnswerBook) => unknown;
  readonly values: (moment: Moment) => TemplateValues;
};

/** Works out once what an operation needs at every request. */
export function compileOperation(context: CompileContext, spec: ApiOperation): CompiledOperation {
  const { api } = context;
  const rule = spec.lifecycle;
  const success = successBook(spec);
  const place = (pointer: Pointer) => findPlace(api, { spec, book: success }, pointer);
  const bodyTypes = [...(spec.requestBody?.contents.keys() ?? [])];
  return {
    spec,
    lifecycle: api.lifecycle,
    rule,
    validate: createRequestValidator(api, spec),
    credentials: createCredentialCheck(api, spec, context.credentials),
    challenge: challengeOf(api, spec),
    bodyTypes,
    acceptsType: (contentType) => acceptsType(bodyTypes, contentType),
    safe: spec.method === 'GET' && (rule === undefined || isReading(rule)),
    success,
    place,
    aim: aimOf(spec),
    roles: new Set(spec.snapshot ? placedRoles(api.lifecycle, place) : []),
    sample: context.sample,
    body: createTaskBody({
      lifecycle: api.lifecycle,
      book: success,
      snapshot: spec.snapshot,
      slots: taskSlots(api, spec, place),
      overwrites: spec.snapshot ? mergeOverwrites([...api.lifecycle.operations.values()], place) : [],
      place,
      sample: () => context.sample(success),
      values: context.values,
    }),
  };
}

const placedRoles = (lifecycle: Lifecycle, place: CompiledOperation['place']): readonly Role[] =>
  namedRoles(lifecycle).flatMap(([role, pointer]) => (place(pointer) === undefined ? [] : [role]));

const isReading = (rule: Operation): boolean =>
  rule.moves === undefined && rule.creates === undefined && !rule.bulk;

/** The first declared answer that `ok` allows (default: any 2xx); without one, `ok`'s first status and no body. */
function successBook(spec: ApiOperation): AnswerBook {
  const allowed = spec.lifecycle?.ok;
  const statuses = [...spec.responses.keys()].map(Number).filter((status) => status >= 200 && status < 300);
  const named = allowed?.flatMap((pattern) => (pattern.kind === 'status' ? [pattern.status] : []));
  const status =
    named?.[0] ?? statuses[0] ?? (spec.responses.has('2XX') || allowed === undefined ? 200 : 204);
  const book = answerBook(spec, status);
  if (book !== undefined) return book;
  const response = { status: String(status), description: '', headers: new Map(), contents: new Map() };
  return { status, response, examples: [] };
}

/** Slots apply where the answer's schema declares the place: in a snapshot, or where a submit hands out the id. */
function taskSlots(api: Api, spec: ApiOperation, place: CompiledOperation['place']): readonly Slot[] {
  const { lifecycle } = api;
  const slots: Slot[] = spec.snapshot ? [...echoSlots([...lifecycle.operations.values()], place)] : [];
  const total = lifecycle.fields.total && place(lifecycle.fields.total);
  for (const [role, pointer] of spec.snapshot ? namedRoles(lifecycle) : []) {
    const at = place(pointer);
    const slot = at && roleSlot(role, at, total);
    if (slot !== undefined) slots.push(slot);
  }
  const creates = spec.lifecycle?.creates;
  const at = creates?.kind === 'pointer' ? place(creates.pointer) : undefined;
  if (at !== undefined) slots.push({ place: at, value: idWriter(at) });
  return slots;
}

function challengeOf(api: Api, spec: ApiOperation): string {
  const names = spec.security.flatMap((requirement) => [...requirement.keys()]);
  const scheme = names.map((name) => api.securitySchemes.get(name)).find((found) => found !== undefined);
  if (scheme?.kind === 'bearer') return 'Bearer';
  return scheme?.kind === 'basic' ? 'Basic' : 'ApiKey';
}

function acceptsType(accepted: readonly string[], contentType: string | undefined): boolean {
  const given = bareType(contentType ?? '');
  return accepted.some(
    (type) =>
      type === given || type === '*/*' || (type.endsWith('/*') && given.startsWith(type.slice(0, -1))),
  );
}

/** How the query reads with the defaults of its parameters. */
export function queryReader(operation: CompiledOperation, query: string): QueryReader {
  const given = query === '' ? undefined : new URLSearchParams(query);
  return (name) => given?.get(name) ?? defaultOf(operation.spec, name);
}

function defaultOf(spec: ApiOperation, name: string): string | undefined {
  const parameter = spec.parameters.find((candidate) => candidate.in === 'query' && candidate.name === name);
  const value = typeof parameter?.schema === 'object' ? parameter.schema['default'] : undefined;
  return value === undefined ? undefined : String(value);
}

/** The statuses that patterns name, in order; a class stands for the declared statuses it means. */
export function statusesOf(spec: ApiOperation, patterns: Operation['else']): readonly number[] {
  const declared = [...spec.responses.keys()].map(Number).filter((status) => !Number.isNaN(status));
  return patterns.flatMap((pattern) =>
    pattern.kind === 'status'
      ? [pattern.status]
      : declared.filter((status) => matchesStatus([pattern], status)),
  );
}

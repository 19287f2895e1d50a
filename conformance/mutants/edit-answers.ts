import type { Pointer } from '../../src/lifecycle/model.js';
import { getAt, joinPointers, pointerOf, setAt } from '../../src/lifecycle/pointer.js';
import { payloadPointer } from '../../src/lifecycle/read-state.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';
import { declares } from '../../src/openapi/schema-paths.js';
import type { Reply } from '../../src/simulator/call.js';
import type { Around, Ask, Inside } from './server.js';

/** One picture of one task in an answer, with what is really true of the task. */
export type Shot = {
  readonly ask: Ask;
  readonly operation: ApiOperation;
  readonly snapshot: unknown;
  readonly id: string;
  /** The model state that the task is really in; absent: it is gone, or was never there. */
  readonly state?: string;
  /** How many pictures of this task went out before. */
  readonly before: number;
  readonly isRow: boolean;
  /** Whether the answer's schema spells the pointer out. */
  readonly declares: (pointer: Pointer) => boolean;
};

/** Another picture, or nothing where this one stays. */
export type Retouch = (shot: Shot) => { readonly snapshot: unknown } | undefined;

/** Changes the pictures of tasks in successful answers. `make` is called once for each server, for what it remembers. */
export const retouch =
  (api: Api, make: (inside: Inside) => Retouch): Around =>
  (inside) => {
    const change = make(inside);
    const seen = new Map<string, number>();
    return (next) => (ask) => {
      const reply = next(ask);
      const { operation } = ask;
      const body = successBody(reply);
      if (operation?.lifecycle === undefined || body === undefined) return reply;
      const edited = shotsOf(api, operation, body.value).reduce((value, at) => {
        const shot = shoot(api, inside, { ask, operation, value, at, seen });
        const changed = shot && change(shot);
        return changed === undefined ? value : setAt(value, at, changed.snapshot);
      }, body.value);
      return edited === body.value ? reply : { ...reply, body: JSON.stringify(edited) };
    };
  };

/** The JSON of a successful answer. */
export function successBody({ status, headers, body }: Reply): { readonly value: unknown } | undefined {
  if (status >= 300 || body === undefined || !/\bjson\b/.test(headers['content-type'] ?? ''))
    return undefined;
  return { value: JSON.parse(body) };
}

/** Where the pictures stand in the body. */
function shotsOf({ lifecycle }: Api, operation: ApiOperation, body: unknown): readonly Pointer[] {
  const { lists } = operation.lifecycle ?? {};
  if (lists === undefined) return operation.snapshot ? [payloadPointer(lifecycle, pointerOf([]))] : [];
  const at = payloadPointer(lifecycle, lists.at);
  const rows = getAt(body, at);
  if (!Array.isArray(rows)) return [];
  return rows.map((_, index) => joinPointers(at, pointerOf([String(index)])));
}

type Scene = {
  readonly ask: Ask;
  readonly operation: ApiOperation;
  readonly value: unknown;
  readonly at: Pointer;
  readonly seen: Map<string, number>;
};

function shoot(api: Api, inside: Inside, { ask, operation, value, at, seen }: Scene): Shot | undefined {
  const snapshot = getAt(value, at);
  if (typeof snapshot !== 'object' || snapshot === null) return undefined;
  const { id: role } = api.lifecycle.fields;
  const shown = role === undefined ? undefined : getAt(snapshot, role);
  const id = String(shown ?? ask.id ?? '');
  const before = seen.get(id) ?? 0;
  seen.set(id, before + 1);
  const state = inside.situation(id, ask.nowMs)?.state;
  return {
    ask,
    operation,
    snapshot,
    id,
    before,
    isRow: operation.lifecycle?.lists !== undefined,
    declares: (pointer) => declares(api, operation, pointer),
    ...(state !== undefined && { state }),
  };
}

import type { Clock } from '../clock/clock.js';
import type { CallHead, Reply } from './call.js';
import { faultedRefusal } from './carry-out-refusal.js';
import type { CompiledOperation } from './compile-operation.js';
import { errorReply } from './error-reply.js';
import type { Machine } from './machine.js';
import { problemReply } from './problem.js';
import type { World } from './world.js';

/** An operation whose request may go on to its body. */
export type Admitted = {
  readonly kind: 'admitted';
  readonly operation: CompiledOperation;
  /** Path parameters, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly head: CallHead;
  readonly world: World;
  readonly readsBody: boolean;
  /** When it came by the machine's clock, where the namespace's is another. */
  readonly wallMs: number | undefined;
};

/** What becomes of a request before its body is read. */
export type Admission =
  | Admitted
  | {
      readonly kind: 'reply';
      readonly reply: Reply;
      readonly operation: CompiledOperation | undefined;
      readonly world: World | undefined;
      readonly wallMs: number | undefined;
    }
  /** No path of the document; `near` names the nearest ones. */
  | { readonly kind: 'none'; readonly near: () => readonly string[] };

/** A request head on its way in. */
export type Arrival = {
  readonly head: CallHead;
  readonly namespace: string;
  readonly worldOf: (namespace: string) => World | undefined;
  /** The machine's time. */
  readonly wall: Clock;
};

/**
 * The checks that need no body, in their fixed order: route 404, method 405, credentials 401, media type 415. A clock
 * in mode `step` moves on first, once for every request to an operation of the document.
 */
export function admitCall(machine: Machine, arrival: Arrival): Admission {
  const { head } = arrival;
  const found = machine.match(head.method, head.path);
  if (found.kind === 'none') return { kind: 'none', near: found.near };
  const world = arrival.worldOf(arrival.namespace);
  if (world === undefined) return refusal(undefined, tooManyNamespaces());
  const wallMs = world.clock.kind === 'real' ? undefined : arrival.wall.now();
  if (found.kind === 'bad-encoding') return refusal({ world, wallMs }, badEncoding(head));
  if (found.kind === 'wrong-method') return refusal({ world, wallMs }, wrongMethod(head, found.allow));
  world.clock.arrive();
  const { operation, params } = found;
  const wrong = operation.credentials(head);
  const refused = { world, operation, params, head };
  if (wrong !== undefined) {
    const reply = faultedRefusal(machine, refused, unauthenticated(operation, wrong));
    return refusal({ world, wallMs, operation }, reply);
  }
  const readsBody = operation.bodyTypes.length > 0 && head.method !== 'HEAD';
  const reply = readsBody ? wrongMediaType(operation, head) : undefined;
  if (reply !== undefined) {
    return refusal({ world, wallMs, operation }, faultedRefusal(machine, refused, reply));
  }
  return { kind: 'admitted', operation, params, head, world, readsBody, wallMs };
}

type Refused = Pick<Admitted, 'world' | 'wallMs'> & { readonly operation?: CompiledOperation };

function refusal(refused: Refused | undefined, reply: Reply): Admission {
  const { world, wallMs, operation } = refused ?? {};
  return { kind: 'reply', reply, operation, world, wallMs };
}

function tooManyNamespaces(): Reply {
  return problemReply(
    'too-many-namespaces',
    'Expected at most 1,000 namespaces in use. Reuse the names of earlier test workers.',
  );
}

function badEncoding(head: CallHead): Reply {
  return problemReply(
    'malformed',
    `Expected a percent-encoded UTF-8 path, got ${clip(head.path)}. Encode "%" as "%25".`,
  );
}

function wrongMethod(head: CallHead, allow: readonly string[]): Reply {
  const headers = { allow: [...allow, 'OPTIONS'].join(', ') };
  if (head.method === 'OPTIONS') return { status: 204, headers };
  return problemReply('wrong-method', `Expected ${allow.join(' or ')} on this path, got ${head.method}.`, {
    headers,
  });
}

function unauthenticated(operation: CompiledOperation, wrong: string): Reply {
  const reply = errorReply(operation, {
    reason: 'unauthenticated',
    statuses: [401],
    code: 'unauthenticated',
    message: `${wrong[0]?.toUpperCase()}${wrong.slice(1)}. Send the credential that the simulator was started with (its banner and index page show it).`,
  });
  return { ...reply, headers: { 'www-authenticate': operation.challenge, ...reply.headers } };
}

function wrongMediaType(operation: CompiledOperation, head: CallHead): Reply | undefined {
  const { headers } = head;
  const coded = headers['content-encoding'];
  if (coded !== undefined && coded !== 'identity') {
    return unsupported(operation, `Expected a body without Content-Encoding, got ${clip(coded)}.`);
  }
  const given = headers['content-type'];
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody || operation.acceptsType(given)) return undefined;
  return unsupported(
    operation,
    `Expected Content-Type ${operation.bodyTypes.join(' or ')}, got ${given === undefined ? 'none' : clip(given)}.`,
  );
}

function unsupported(operation: CompiledOperation, message: string): Reply {
  return errorReply(operation, {
    reason: 'unsupported',
    statuses: [415],
    code: 'unsupported-media-type',
    message,
  });
}

/** What a client sent is repeated only so far. */
export const clip = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}...` : text);

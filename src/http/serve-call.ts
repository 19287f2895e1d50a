import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock/clock.js';
import { createRealTimer } from '../clock/real-timer.js';
import { bareType, isFormType } from '../openapi/media-type.js';
import { type CallBody, type CallHead, payloadOf, type Reply } from '../simulator/call.js';
import { problemReply } from '../simulator/problem.js';
import type { Admission, Simulator } from '../simulator/simulator.js';
import { asPreflight, corsHeaders } from './cors.js';
import { decodeBody } from './decode-body.js';
import { readBody } from './read-body.js';
import { sendReply } from './send-reply.js';
import { isControlPath, splitUrl } from './split-url.js';
import { type Carrier, createCarrier } from './wire/carrier.js';
import { createMountedGate } from './wire/mounted-gate.js';

/** One API and the path prefix it is served under: `''`, or `/chunkr`. */
export type Mount = { readonly prefix: string; readonly simulator: Simulator };

/** What both adapters serve, and how. */
export type ServeOptions = {
  readonly mounts: () => readonly Mount[];
  readonly cors: boolean;
  readonly bodyLimitBytes: number;
  /** Told of every exchange after the answer went out. */
  readonly onExchange?: (summary: ExchangeSummary) => void;
  /** Carries out faults on the wire; default: as somebody else's server allows it. */
  readonly carrier?: Carrier;
};

/** One exchange for the log: no query, no headers, no bodies, so that nothing secret is in it. */
export type ExchangeSummary = {
  /** Empty for a request that is no operation of any. */
  readonly api: string;
  readonly namespace: string;
  readonly operation: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** `<rule id>:<kind>` of each fault that hit; absent where none did. */
  readonly faults?: readonly string[];
  /** Why the client cannot have had the whole answer; absent where it can. */
  readonly lost?: string;
};

/** Answers a lifecycle operation; calls `next` for every other request, which then is untouched. */
export type ServeCall = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * The one way from a Node request to a reply: both adapters use it, so that both answer alike. Control is no operation
 * of any document, whatever its paths are.
 */
export function createServeCall(options: ServeOptions): ServeCall {
  const carrier = options.carrier ?? mountedCarrier();
  return (request, response, next) => {
    const url = splitUrl(request.url ?? '/');
    if (isControlPath(url.path)) return next();
    const mount = findMount(options.mounts(), url.path);
    if (mount === undefined) return next();
    const head: CallHead = {
      method: request.method ?? 'GET',
      path: url.path.slice(mount.prefix.length) || '/',
      query: url.query,
      headers: request.headers as Readonly<Record<string, string | undefined>>,
    };
    const admission = mount.simulator.admit(head, url.namespace);
    if (admission.kind === 'none') return next();
    if (!carrier.admits(request.socket)) return;
    const { namespace } = url;
    const clock = admission.world?.clock ?? mount.simulator.clock;
    const callMs = clock.now();
    const call = { options, carrier, request, response, head, namespace, mount, admission, clock, callMs };
    if (admission.kind === 'reply') return deliver(call, { kind: 'empty' }, admission.reply);
    if (!admission.readsBody) return perform(call, { kind: 'empty' });
    takeBody(call).catch((error: unknown) => fail(call, error));
  };
}

function mountedCarrier(): Carrier {
  const timer = createRealTimer();
  return createCarrier({ timer, gate: createMountedGate(timer) });
}

type Call = {
  readonly options: ServeOptions;
  readonly carrier: Carrier;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly head: CallHead;
  readonly namespace: string;
  readonly mount: Mount;
  readonly admission: Exclude<Admission, { kind: 'none' }>;
  /** That of the namespace. */
  readonly clock: Clock;
  readonly callMs: number;
};

/** The mount whose prefix the path has. Prefixes are distinct first segments, or one mount has none. */
export function findMount(mounts: readonly Mount[], path: string): Mount | undefined {
  for (const mount of mounts) {
    const { prefix } = mount;
    if (
      prefix === '' ||
      (path.startsWith(prefix) && (path.length === prefix.length || path[prefix.length] === '/'))
    ) {
      return mount;
    }
  }
  return undefined;
}

async function takeBody(call: Call): Promise<void> {
  const parsed = (call.request as { body?: unknown }).body;
  if (parsed !== undefined && call.request.readableEnded) {
    const bytes = Buffer.isBuffer(parsed) ? parsed : undefined;
    const type = call.head.headers['content-type'];
    return perform(call, bytes === undefined ? bodyAlreadyRead(call, parsed) : await decodeBody(bytes, type));
  }
  const read = await readBody(call.request, call.options.bodyLimitBytes);
  if (read.kind === 'aborted') return;
  if (read.kind === 'too-large')
    return perform(call, { kind: 'too-large', limitBytes: call.options.bodyLimitBytes });
  perform(call, await decodeBody(read.bytes, call.head.headers['content-type']));
}

/** In an app that parses bodies itself (`express.json()`), what it parsed is taken. */
function bodyAlreadyRead(call: Call, parsed: unknown): CallBody {
  if (typeof parsed === 'string') return { kind: 'text', text: parsed };
  if (isFormType(bareType(call.head.headers['content-type'] ?? '')))
    return { kind: 'form', fields: parsed as Record<string, unknown> };
  return { kind: 'json', value: parsed };
}

function perform(call: Call, body: CallBody): void {
  if (call.admission.kind !== 'admitted') return;
  try {
    deliver(call, body, call.mount.simulator.perform(call.admission, body));
  } catch (error) {
    fail(call, error);
  }
}

function deliver(call: Call, body: CallBody, reply: Reply): void {
  const { options, head, admission, response } = call;
  const sent = options.cors ? asPreflight(head, reply) : reply;
  const closes = body.kind === 'too-large' || (admission.kind === 'reply' && hasUnreadBody(call.request));
  const extra = options.cors ? corsHeaders(head) : undefined;
  const sending = { nowMs: call.clock.now(), extra, closes };
  const wire = sent.faults?.wire;
  if (wire === undefined || wire.length === 0) {
    sendReply(response, sent, sending);
    return settle(call, { body, reply: sent });
  }
  const onEnd = (lost?: string) => settle(call, { body, reply: sent, lost });
  call.carrier.carry({ response, reply: sent, sending, wire, speed: speedOf(admission), onEnd });
}

/** Faults take as long as the client's own time does, unless the simulator's runs faster. */
function speedOf({ world }: Call['admission']): number {
  const mode = world?.clock.mode;
  return mode?.kind === 'scaled' ? mode.factor : 1;
}

type Outcome = { readonly body: CallBody; readonly reply: Reply; readonly lost?: string | undefined };

/** Puts an exchange that is over on record. */
function settle(call: Call, { body, reply, lost }: Outcome): void {
  const { options, head, mount, admission, callMs } = call;
  const nowMs = call.clock.now();
  mount.simulator.record(admission, { head, body: payloadOf(body), reply, callMs, nowMs, lost });
  const faults = reply.faults?.names;
  options.onExchange?.({
    api: mount.simulator.api.name,
    namespace: call.namespace,
    operation: admission.operation?.spec.key,
    method: head.method,
    path: head.path,
    status: reply.status,
    ...(faults !== undefined && { faults }),
    ...(lost !== undefined && { lost }),
  });
}

const hasUnreadBody = (request: IncomingMessage): boolean =>
  !request.readableEnded && Number(request.headers['content-length'] ?? 0) > 64 * 1024;

/** A defect of ours: said as one, and nothing more is sent on this connection. */
function fail(call: Call, error: unknown): void {
  const detail = `${(error as Error).message} This is a defect of the simulator: please report it with the request.`;
  if (call.response.headersSent) call.response.destroy();
  else deliver(call, { kind: 'empty' }, problemReply('internal-error', detail));
}

import type { Pace } from '../../src/clock/pace.js';
import type { Answer, ExchangeRequest, Payload } from '../../src/exchange/exchange.js';
import type { FaultRule } from '../../src/faults/fault-rule.js';
import { corsHeaders } from '../../src/http/cors.js';
import { httpDate } from '../../src/http/send-reply.js';
import type { Api } from '../../src/openapi/api.js';
import { bareType, isJsonType } from '../../src/openapi/media-type.js';
import { drawBetween } from '../../src/random/draw.js';
import type { Reply } from '../../src/simulator/call.js';
import { createNamespaces } from '../../src/simulator/create-namespaces.js';
import type { Profile, Scenario } from '../../src/simulator/namespace.js';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.js';
import type { Sender } from '../run/sender.js';
import { type Decoded, decodeRequest } from './decode-request.js';
import { type Around, type Ask, openServer } from './server.js';
import { simulatorScenarios } from './simulator-scenarios.js';

/** Milliseconds of one way between the checker and the server, whole numbers or not. */
export type Latency = { readonly min: number; readonly max: number };

/** What an in-process server is made of. */
export type SimulatorSenderOptions = {
  /** What the server obeys; the judge may be given another. */
  readonly api: Api;
  /** The server's time is that of the checker. */
  readonly pace: Pace;
  /** Whole number from which ids, fates and latencies are drawn. */
  readonly seed: number;
  /** Default `happy`. */
  readonly profile?: Profile;
  /** Default: those that the workloads of `simulatorTarget` name. */
  readonly scenarios?: readonly Scenario[];
  readonly faults?: readonly FaultRule[];
  /** Makes a right server another one; default nothing. */
  readonly around?: Around;
  /** One way, milliseconds; default 1..15. A call takes effect between its two ways. */
  readonly latency?: Latency;
};

/** As the sender over HTTP says it. */
const GIVEN_UP: Answer = { kind: 'lost', reason: 'given up' };

const isGivenUp = (signal: AbortSignal | undefined): boolean => signal?.aborted === true;

const HAPPY: Profile = { name: 'happy', fate: { base: 'happy' }, faults: [] };

/** A server of the API inside this process: the answers are those of the real one, the time is the pace's. */
export function createSimulatorSender(options: SimulatorSenderOptions): Sender {
  const { pace, seed, around, latency = { min: 1, max: 15 } } = options;
  const simulator = simulatorOf(options);
  const handle = openServer(simulator, seed, around);
  let sent = 0;
  return async (request, { timeoutMs, maxBytes, signal }) => {
    const call = sent++;
    const decoded = await decodeRequest(request);
    const arriving = askOf(simulator, decoded, pace.now());
    await pace.sleep(drawBetween(latency, seed, 'there', call), signal);
    if (isGivenUp(signal)) return GIVEN_UP;
    const nowMs = Math.floor(pace.now());
    const reply = handle({ ...arriving, nowMs });
    const journey = journeyOf(reply, timeoutMs);
    await pace.sleep(drawBetween(latency, seed, 'back', call) + journey.ms, signal);
    if (isGivenUp(signal)) return GIVEN_UP;
    return journey.lost ?? answerOf({ request, decoded, reply, nowMs, maxBytes });
  };
}

function simulatorOf({
  api,
  pace,
  seed,
  profile = HAPPY,
  scenarios,
  faults,
}: SimulatorSenderOptions): Simulator {
  const namespaces = createNamespaces({
    settings: { seed, profile, scenarios: scenarios ?? simulatorScenarios(api), active: [] },
    base: { kind: 'real', now: () => Math.floor(pace.now()) },
    ...(faults !== undefined && { faults }),
  });
  return createSimulator({ api, namespaces, journal: { maxEntries: 0 } });
}

function askOf({ machine, world }: Simulator, { head, body }: Decoded, nowMs: number): Ask {
  const found = machine.match(head.method, head.path);
  if (found.kind !== 'matched') return { head, body, nowMs };
  const { spec } = found.operation;
  const { target, lifecycle } = spec;
  const isAimed = target !== undefined && lifecycle?.creates === undefined && lifecycle?.lists === undefined;
  const id = isAimed ? targetOf(target, found.params, head.query) : undefined;
  const arrived = id === undefined ? undefined : world('')?.store.get(id);
  return { head, body, operation: spec, nowMs, ...(id !== undefined && { id }), ...(arrived && { arrived }) };
}

/** Ids in bodies and headers are left to the simulator: no operation of the documents here has them there. */
function targetOf(
  target: { readonly kind: string; readonly name?: string },
  params: Readonly<Record<string, string>>,
  query: string,
): string | undefined {
  const { kind, name = '' } = target;
  if (kind === 'path') return params[name];
  return kind === 'query' ? (new URLSearchParams(query).get(name) ?? undefined) : undefined;
}

type Journey = { readonly ms: number; readonly lost?: Answer };

const LOSES = new Set([
  'hang',
  'reset',
  'empty',
  'bytes',
  'malformed-chunk',
  'truncate',
  'limit',
  'refuse',
  'restart',
]);

/** What faults on the wire come to for the one who waits for the answer. */
function journeyOf({ faults }: Reply, timeoutMs: number): Journey {
  let ms = 0;
  for (const wire of faults?.wire ?? []) {
    if (wire.kind === 'delay') ms += wire.ms;
    if (wire.kind === 'slow-headers' || wire.kind === 'dribble') ms += wire.overMs;
    if (wire.kind === 'hang') ms += wire.ms ?? timeoutMs;
    if (LOSES.has(wire.kind))
      return { ms: Math.min(ms, timeoutMs), lost: { kind: 'lost', reason: wire.kind } };
  }
  return ms < timeoutMs ? { ms } : { ms: timeoutMs, lost: { kind: 'lost', reason: 'timeout' } };
}

type Arrived = {
  readonly request: ExchangeRequest;
  readonly decoded: Decoded;
  readonly reply: Reply;
  readonly nowMs: number;
  readonly maxBytes: number;
};

function answerOf({ request, decoded, reply, nowMs, maxBytes }: Arrived): Answer {
  const { status } = reply;
  const isBodiless = status === 204 || status === 304 || status < 200;
  const text = isBodiless ? '' : (reply.body ?? '');
  const length = Buffer.byteLength(text);
  if (length > maxBytes) return { kind: 'lost', reason: `more than ${maxBytes} bytes` };
  const headers = {
    date: httpDate(nowMs),
    ...corsHeaders(decoded.head),
    ...reply.headers,
    ...(!isBodiless && { 'content-length': String(length) }),
  };
  return {
    kind: 'answered',
    status,
    headers,
    body: payloadOf(headers, request.method === 'HEAD' ? '' : text),
  };
}

function payloadOf(headers: Readonly<Record<string, string>>, text: string): Payload {
  if (text === '') return { kind: 'empty' };
  if (!isJsonType(bareType(headers['content-type'] ?? ''))) return { kind: 'text', text };
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'text', text };
  }
}

import type { Clock } from '../clock/clock.js';
import type { Exchange, Payload } from '../exchange/exchange.js';
import type { Api } from '../openapi/api.js';
import type { JournalOptions } from '../store/journal.js';
import { createJournal, type Journal } from '../store/journal.js';
import { createMemoryStore } from '../store/memory-store.js';
import type { PolicyName } from '../timeline/policy.js';
import { type Admission, type Admitted, admitCall } from './admit-call.js';
import type { CallBody, CallHead, Reply } from './call.js';
import type { Credentials } from './check-credentials.js';
import { createMachine, type Machine } from './machine.js';
import { performOperation } from './perform-operation.js';
import { preloadTasks } from './preload-tasks.js';
import type { World } from './world.js';

export type { Admission, Admitted } from './admit-call.js';

/** What a simulator of one API is made of. */
export type SimulatorOptions = {
  readonly api: Api;
  readonly clock: Clock;
  /** Whole number from which ids, branches and dwell times are drawn; default 1. */
  readonly seed?: number;
  /** Who decides a task's fate; default `happy`. */
  readonly profile?: PolicyName;
  /** Default: the demo credentials. */
  readonly credentials?: Credentials;
  /** Tasks of one namespace; beyond it the oldest make room. Default 1,000,000. */
  readonly maxTasks?: number;
  readonly journal?: Pick<JournalOptions, 'maxEntries' | 'maxCharacters'>;
  /** Told what a user should know, such as tasks that had to make room. */
  readonly onWarning?: (message: string) => void;
};

/** What the edge reports after an answer went out. */
export type Delivered = {
  readonly head: CallHead;
  readonly body: Payload;
  readonly reply: Reply;
  readonly callMs: number;
  readonly nowMs: number;
};

/** One API as a test double: a pure function of seed, requests so far, and clock. No I/O, no timers. */
export type Simulator = {
  readonly api: Api;
  readonly clock: Clock;
  readonly machine: Machine;
  /** Judges a request before its body is read: route, method, credentials, media type. */
  admit(head: CallHead, namespace?: string): Admission;
  /** Answers an admitted request. */
  perform(admitted: Admitted, body: CallBody): Reply;
  record(admission: Exclude<Admission, { kind: 'none' }>, delivered: Delivered): void;
  /** Creates `count` tasks as the document's own example request would, spread over the past. */
  preload(count: number, namespace?: string): void;
  exchanges(namespace?: string): readonly Exchange[];
  /** The tasks and the journal of a namespace; made when first asked for, `undefined` where there are too many. */
  world(namespace: string): World | undefined;
  /** Serves another version of the document from now on; tasks stay. */
  reload(api: Api): void;
};

/** At most this many `/@name` namespaces: each has a store and a journal of its own. */
const MAX_NAMESPACES = 1_000;

/** A simulator of the API. Nothing is listened on: see `startSimulator` and `createSimulatorRouter` for that. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const worlds = new Map<string, World>();
  let machine = createMachine(options);

  function worldOf(namespace: string): World | undefined {
    const known = worlds.get(namespace);
    if (known !== undefined) return known;
    if (worlds.size > MAX_NAMESPACES) return undefined;
    const world: World = {
      namespace,
      store: createMemoryStore(options.maxTasks),
      clock: options.clock,
      journal: newJournal(machine, options),
      once: new Map(),
      dropped: 0,
    };
    worlds.set(namespace, world);
    return world;
  }

  return {
    get api() {
      return machine.api;
    },
    get machine() {
      return machine;
    },
    clock: options.clock,
    admit: (head, namespace = '') => admitCall(machine, { head, namespace, worldOf }),
    perform: (admitted, body) => performOperation(machine, admitted, body),
    record: (admission, delivered) => {
      if (admission.world !== undefined) recordExchange(admission.world, admission, delivered);
    },
    preload: (count, namespace = '') => {
      const world = worldOf(namespace);
      if (world !== undefined) preloadTasks(machine, world, count);
    },
    exchanges: (namespace = '') => worlds.get(namespace)?.journal.exchanges() ?? [],
    world: worldOf,
    reload: (api) => {
      machine = createMachine({ ...options, api });
    },
  };
}

function newJournal(machine: Machine, options: SimulatorOptions): Journal {
  const schemes = [...machine.api.securitySchemes.values()].filter((scheme) => scheme.kind === 'apiKey');
  const names = (place: string) =>
    new Set(schemes.filter((scheme) => scheme.in === place).map((scheme) => scheme.header.toLowerCase()));
  return createJournal({ ...options.journal, secretHeaders: names('header'), secretQueries: names('query') });
}

function recordExchange(
  world: World,
  admission: Exclude<Admission, { kind: 'none' }>,
  { head, body, reply, callMs, nowMs }: Delivered,
): void {
  world.journal.record({
    operation: admission.operation?.spec.key,
    namespace: world.namespace,
    callMs,
    returnMs: nowMs,
    method: head.method,
    url: head.query === '' ? head.path : `${head.path}?${head.query}`,
    requestHeaders: head.headers,
    requestBody: body,
    status: reply.status,
    answerHeaders: reply.headers,
    answerBody: reply.body,
  });
}

import type { Clock } from '../clock/clock.js';
import type { Exchange, Payload } from '../exchange/exchange.js';
import type { Api } from '../openapi/api.js';
import type { JournalOptions } from '../store/journal.js';
import type { PolicyName } from '../timeline/policy.js';
import { type Admission, type Admitted, admitCall } from './admit-call.js';
import type { CallBody, CallHead, Reply } from './call.js';
import type { Credentials } from './check-credentials.js';
import { createNamespaces } from './create-namespaces.js';
import { createWorld } from './create-world.js';
import { createWorlds } from './create-worlds.js';
import { journalEntry } from './journal-entry.js';
import { createMachine, type Machine } from './machine.js';
import type { Namespaces } from './namespace.js';
import { performOperation } from './perform-operation.js';
import { preloadTasks } from './preload-tasks.js';
import type { World } from './world.js';

export type { Admission, Admitted } from './admit-call.js';

/** What a simulator of one API is made of. */
export type SimulatorOptions = {
  readonly api: Api;
  /** Shared by the simulators of one server; absent: namespaces of its own, made from `clock`, `seed` and `profile`. */
  readonly namespaces?: Namespaces;
  /** What every namespace's clock follows; default the machine's time. */
  readonly clock?: Clock;
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
  /** By the clock of the namespace: when the request came, and when its answer was sent. */
  readonly callMs: number;
  readonly nowMs: number;
  /** Why the answer never reached the client, or only in part. */
  readonly lost?: string | undefined;
};

/** One API as a test double: a pure function of seed, requests so far, and clock. No I/O, no timers. */
export type Simulator = {
  readonly api: Api;
  /** The clock of the namespace without a name. */
  readonly clock: Clock;
  readonly machine: Machine;
  readonly namespaces: Namespaces;
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
  /** Those of every namespace in which this API was asked something. */
  worlds(): readonly World[];
  /** Tasks, journal and `once` keys of the namespace as at the start; its clock, settings and faults stay. */
  reset(namespace: string): void;
  /** Forgets what the namespace has here; so does `Namespaces.drop`, once the simulator is next asked. */
  drop(namespace: string): void;
  /** Serves another version of the document from now on; tasks stay. */
  reload(api: Api): void;
};

/** A simulator of the API. Nothing is listened on: see `startSimulator` and `createSimulatorRouter` for that. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const namespaces = options.namespaces ?? ownNamespaces(options);
  const { unnamed, wall } = namespaces;
  let machine = createMachine(options);
  const worlds = createWorlds(namespaces, (namespace) => createWorld(() => machine, namespace, options));
  return {
    get api() {
      return machine.api;
    },
    get machine() {
      return machine;
    },
    namespaces,
    clock: unnamed.clock,
    admit: (head, namespace = '') => admitCall(machine, { head, namespace, worldOf: worlds.of, wall }),
    perform: (admitted, body) => performOperation(machine, admitted, body),
    record: (admission, delivered) => {
      const { world } = admission;
      world?.journal.record(journalEntry(admission, delivered, wall));
    },
    preload: (count, namespace = '') => {
      const world = worlds.of(namespace);
      if (world !== undefined) preloadTasks(machine, world, count);
    },
    exchanges: (namespace = '') =>
      worlds
        .list()
        .find((world) => world.namespace.name === namespace)
        ?.journal.exchanges() ?? [],
    world: worlds.of,
    worlds: worlds.list,
    reset: worlds.reset,
    drop: worlds.drop,
    reload: (api) => {
      machine = createMachine({ ...options, api });
    },
  };
}

function ownNamespaces({ clock, seed = 1, profile = 'happy' }: SimulatorOptions): Namespaces {
  return createNamespaces({
    settings: {
      seed,
      profile: { name: profile, fate: { base: profile }, faults: [] },
      scenarios: [],
      active: [],
    },
    ...(clock !== undefined && { base: clock }),
  });
}

import type { ClientReport } from '../client-report/client-report.js';
import type { ClockMode } from '../clock/namespace-clock.js';
import type { Exchange } from '../exchange/exchange.js';
import type { RuleStatus } from '../faults/fault-book.js';
import type { FaultKind } from '../faults/fault-kind.js';
import type { FaultMatch, FaultSpec } from '../faults/fault-rule.js';
import type { Course } from '../timeline/fate.js';

/** A duration: milliseconds, or a text such as `500ms`, `5s`, `2m`, `1h`. */
export type Duration = number | string;
/** An instant: Unix milliseconds, or an RFC 3339 time. */
export type Instant = number | string;

/** The clock of a namespace, as control sees it. What would move it back throws `ControlError` `clock-backwards`. */
export type ClockControl = {
  readonly mode: ClockMode;
  readonly isLocked: boolean;
  /** Unix milliseconds. */
  now(): number;
  advance(by: Duration): void;
  set(to: Instant): void;
  /** Moves to the next instant at which a task of the namespace changes its state; false where none ever will. */
  advanceToNextEvent(): boolean;
  /** Stands still from now on: mode `manual`. */
  freeze(): void;
  /** Runs as fast as real time again, or `factor` times as fast. */
  run(factor?: number): void;
  switchTo(mode: ClockMode): void;
  /** While locked, mode `auto` does not jump. */
  lock(): void;
  unlock(): void;
};

/** A task as control shows it, instants in Unix milliseconds. */
export type TaskView = {
  readonly api: string;
  readonly id: string;
  readonly state: string;
  readonly outcome?: string;
  readonly createdMs: number;
  readonly enteredMs: number;
  /** When the server will leave the state; absent where nothing is planned. */
  readonly leavesMs?: number;
  readonly startedMs?: number;
  readonly finishedMs?: number;
  /** 0..1. */
  readonly progress: number;
  readonly isFinal: boolean;
  readonly course: Course;
  /** What is planned from here on, this state first. `entersMs` is absent where only reads lead there. */
  readonly plan: readonly { readonly state: string; readonly entersMs?: number }[];
};

/** What a task is created with by control. */
export type NewTaskSpec = {
  /** Needed where several APIs are served. */
  readonly api?: string;
  readonly state?: string;
  readonly outcome?: string;
  readonly course?: Course;
  /** 1..10,000, default 1. */
  readonly count?: number;
};

/** A task by its id; where several APIs have one of that id, with the name of its API. A `TaskView` is one too. */
export type TaskRef = string | { readonly api: string; readonly id: string };

/** The tasks of a namespace. Those that are not there throw `ControlError`, as do states and courses that cannot be. */
export type TaskControl = {
  /** Newest first, at most `limit` (1..10,000, default 100). `state`: a model name or a label. */
  list(filter?: {
    readonly api?: string;
    readonly state?: string;
    readonly limit?: number;
  }): readonly TaskView[];
  get(task: TaskRef): TaskView;
  /** As the document's example request would. */
  create(spec?: NewTaskSpec): readonly TaskView[];
  /** To that state now, whatever the lifecycle says of the way there. */
  move(task: TaskRef, to: { readonly state: string; readonly outcome?: string }): TaskView;
  /** Keeps it where it is, or, once it gets there, in `state`. */
  hold(task: TaskRef, state?: string): TaskView;
  /** Lets it go on: stays are drawn again from now on. */
  release(task: TaskRef): TaskView;
  follow(task: TaskRef, course: Course): TaskView;
  delete(task: TaskRef): void;
};

/** A fault rule as a user writes it; durations may be texts, and everything but the fault may be left out. */
export type FaultInput = {
  readonly id?: string;
  readonly match?: FaultMatch;
  readonly probability?: number;
  readonly after?: number;
  readonly count?: number;
  readonly per?: 'task' | 'rule';
  /** In force from then on; a duration counts from now on. */
  readonly from?: Instant;
  readonly until?: Instant;
  /** In force for that long from now on. */
  readonly ttl?: Duration;
  /** Storm, then calm: phases that follow one another, each with its probability. */
  readonly schedule?: readonly { readonly for?: Duration; readonly probability: number }[];
  /** Whether the schedule begins anew after its last phase; default false. */
  readonly repeat?: boolean;
  readonly stealth?: boolean;
  readonly fault: FaultSpec | string;
};

/** A fault rule in any of the notations that are understood. */
export type FaultNotation = FaultInput | Readonly<Record<string, unknown>> | string;

/** The fault rules of a namespace. */
export type FaultControl = {
  list(): readonly RuleStatus[];
  /**
   * Takes taskdouble's, WireMock's and Toxiproxy's notation, and a bare name for a fault with its defaults. Throws
   * `ControlError` for a rule it does not understand. A rule with the id of another one takes its place.
   */
  add(input: FaultNotation): RuleStatus;
  /** All of them or, where one throws, none. */
  addAll(inputs: readonly FaultNotation[]): readonly RuleStatus[];
  /** Throws `ControlError` where no rule has the id. */
  remove(id: string): void;
  /** Removes every rule, also those that came with the profile. */
  reset(): void;
  /** The catalogue: every fault there is. */
  kinds(): readonly Omit<FaultKind, 'act' | 'fits'>[];
};

/** What decides where nobody says otherwise. */
export type SettingsControl = {
  get(): {
    readonly seed: number;
    readonly profile: string;
    readonly scenarios: readonly string[];
    readonly knownProfiles: readonly string[];
    readonly knownScenarios: readonly string[];
  };
  /** From now on; tasks that exist keep their fate. Throws `ControlError` for names it does not know. */
  use(change: {
    readonly seed?: number;
    readonly profile?: string;
    readonly scenarios?: readonly string[];
  }): void;
};

/** What was asked and answered in a namespace, over all APIs, oldest first. Credentials are hidden. */
export type JournalControl = {
  exchanges(): readonly Exchange[];
  /** One exchange a line. */
  jsonl(): string;
  /** HTTP Archive 1.2, as JSON. */
  har(): string;
  /** How many exchanges had to make room for newer ones. */
  dropped(): number;
  clear(): void;
};

/** The report on one client, or on all. */
export type ClientControl = ClientReport & {
  /** The report for a terminal. */
  text(): string;
};

/** Everything that can be seen and done in one namespace. */
export type Controls = {
  readonly namespace: string;
  readonly clock: ClockControl;
  readonly tasks: TaskControl;
  readonly faults: FaultControl;
  readonly settings: SettingsControl;
  readonly journal: JournalControl;
  client(name?: string): ClientControl;
  /** Tasks, journal, faults, settings and counts as at the start; the clock keeps its mode and instant. */
  reset(): void;
};

/** Everything that can be seen and done in a running simulator: the default namespace, and the others by name. */
export type Laboratory = Controls & {
  namespaces(): readonly string[];
  /** Made where it is not there yet. Throws `ControlError` for a name that cannot be, or for too many of them. */
  within(namespace: string): Controls;
  /** Forgets the namespace with all that is in it; the default one is reset. Throws `ControlError` for an unknown one. */
  drop(namespace: string): void;
};

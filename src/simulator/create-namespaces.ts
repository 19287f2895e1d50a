import type { Clock } from '../clock/clock.js';
import { createNamespaceClock } from '../clock/create-namespace-clock.js';
import { MANUAL_EPOCH_MS } from '../clock/manual-clock.js';
import type { ClockMode, NamespaceClock } from '../clock/namespace-clock.js';
import { createRealClock } from '../clock/real-clock.js';
import { createFaultBook } from '../faults/create-fault-book.js';
import type { FaultRule } from '../faults/fault-rule.js';
import { deepEqual } from '../lifecycle/deep-equal.js';
import type { Namespace, NamespaceSettings, Namespaces } from './namespace.js';
import { type NamespaceStart, renewNamespace } from './renew-namespace.js';
import { standingRules } from './standing-rules.js';

/** What every namespace starts with. */
export type NamespacesOptions = {
  readonly settings: NamespaceSettings;
  /** Fault rules besides those of the profile and the scenarios. */
  readonly faults?: readonly FaultRule[];
  /** Default `real`. */
  readonly mode?: ClockMode;
  /** What the clocks follow in mode `real`; default the machine's time. */
  readonly base?: Clock;
  /** Where a clock that stands still starts, in Unix milliseconds; default 2025-01-01T00:00:00Z. */
  readonly epochMs?: number;
  /** Besides the one without a name; default 1,000: each has tasks and a journal of its own. */
  readonly maxNamed?: number;
};

/** Namespaces that are made when they are first asked for. None has anything in common with another but the base clock. */
export function createNamespaces(options: NamespacesOptions): Namespaces {
  const wall = createRealClock();
  const { maxNamed = 1_000 } = options;
  let start: NamespaceStart = { settings: options.settings, faults: options.faults ?? [] };
  const create = (name: string) =>
    createNamespace(name, () => start, startClock(options, options.base ?? wall));
  const unnamed = create('');
  const named = new Map<string, Namespace>();
  return {
    unnamed,
    wall,
    of: (name) => {
      const known = name === '' ? unnamed : named.get(name);
      if (known !== undefined || named.size >= maxNamed) return known;
      const made = create(name);
      named.set(name, made);
      return made;
    },
    has: (namespace) => namespace === unnamed || named.get(namespace.name) === namespace,
    names: () => ['', ...named.keys()],
    drop: (name) => {
      if (name === '') unnamed.reset();
      else named.delete(name);
    },
    renew: (after, profileOf) => {
      const renewal = { before: start, after, profileOf };
      start = after;
      for (const namespace of [unnamed, ...named.values()]) renewNamespace(namespace, renewal);
    },
  };
}

function createNamespace(name: string, start: () => NamespaceStart, clock: NamespaceClock): Namespace {
  const faults = createFaultBook();
  let settings = start().settings;
  let exchanges = 0;

  function begin(): void {
    settings = start().settings;
    exchanges = 0;
    faults.reset();
    for (const rule of [...start().faults, ...standingRules(settings)]) faults.add(rule);
  }

  begin();
  return {
    name,
    clock,
    faults,
    get settings() {
      return settings;
    },
    use: (change) => {
      const before = settings;
      settings = { ...before, ...change };
      swapRules({ faults, before, after: settings, anew: change.profile !== undefined });
    },
    reset: begin,
    nextExchange: () => exchanges++,
  };
}

function startClock(
  { mode = { kind: 'real' }, epochMs = MANUAL_EPOCH_MS }: NamespacesOptions,
  base: Clock,
): NamespaceClock {
  const runs = mode.kind === 'real' || mode.kind === 'scaled';
  return createNamespaceClock({ mode, base, ...(!runs && { startMs: epochMs }) });
}

type Swap = {
  readonly faults: Namespace['faults'];
  readonly before: NamespaceSettings;
  readonly after: NamespaceSettings;
  /** The rules of the profile begin again, even if it is the same one. */
  readonly anew: boolean;
};

/** A rule that stays in force keeps its counts. */
function swapRules({ faults, before, after, anew }: Swap): void {
  const [gone, come] = [standingRules(before), standingRules(after)];
  const kept = come.filter(
    (rule) => !(anew && rule.id.startsWith('profile:')) && gone.some((old) => deepEqual(old, rule)),
  );
  const isKept = ({ id }: FaultRule) => kept.some((rule) => rule.id === id);
  for (const rule of gone) if (!isKept(rule)) faults.remove(rule.id);
  for (const rule of come) if (!isKept(rule)) faults.add(rule);
}

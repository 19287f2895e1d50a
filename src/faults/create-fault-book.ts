import { drawUnit } from '../random/draw.js';
import { faultCatalogue } from './catalogue.js';
import type { Decision, FaultBook } from './fault-book.js';
import { createFaultDraw } from './fault-draw.js';
import type { FaultKind } from './fault-kind.js';
import type { FaultRule, OperationAim } from './fault-rule.js';
import { compileMatch, fitsOperation } from './fits-match.js';
import { probabilityAt } from './probability-at.js';
import { createQuotas, type Quotas } from './quota.js';
import { readFault } from './read-parameters.js';
import type { Scene } from './scene.js';
import { type Attempt, settleHits } from './settle-hits.js';
import { createTallies, type Tallies, type Tally } from './tally.js';

/** A rule with its fault looked up, and what has become of it. */
type Entry = {
  readonly rule: FaultRule;
  readonly kind: FaultKind;
  readonly fits: (scene: Scene) => boolean;
  readonly tallies: Tallies;
  readonly quotas: Quotas;
  matched: number;
  hits: number;
  startedMs?: number;
};

/** An empty book. Its `add` throws `TypeError` for a fault that the catalogue does not have as it is written. */
export function createFaultBook(): FaultBook {
  let entries: readonly Entry[] = [];
  let byOperation = new Map<string, Map<string, readonly Entry[]>>();
  const put = (next: readonly Entry[]): void => {
    entries = next;
    byOperation = new Map();
  };
  const entriesFor = (api: string, operation: string, aim: OperationAim | undefined): readonly Entry[] => {
    const known = byOperation.get(operation)?.get(api);
    if (known !== undefined && aim !== undefined) return known;
    const about = { api, operation, ...(aim !== undefined && { aim }) };
    const found = entries.filter(({ rule }) => fitsOperation(rule.match, about));
    if (aim !== undefined) {
      byOperation.set(operation, (byOperation.get(operation) ?? new Map()).set(api, found));
    }
    return found;
  };
  return {
    mayHit: (api, operation, aim) => entries.length > 0 && entriesFor(api, operation, aim).length > 0,
    decide: (scene) => decideAll(entriesFor(scene.api, scene.operation, scene.aim), scene),
    add(rule) {
      const entry = createEntry(rule);
      const at = entries.findIndex((old) => old.rule.id === rule.id);
      put(at === -1 ? [...entries, entry] : entries.with(at, entry));
    },
    remove(id) {
      const rest = entries.filter(({ rule }) => rule.id !== id);
      const isGone = rest.length < entries.length;
      put(rest);
      return isGone;
    },
    list: () => entries.map(({ rule, matched, hits }) => ({ rule, matched, hits })),
    reset: (what = 'rules') => put(what === 'rules' ? [] : entries.map(({ rule }) => createEntry(rule))),
  };
}

function createEntry(rule: FaultRule): Entry {
  const fault = readFault(faultCatalogue, rule.fault, '/fault');
  const kind = faultCatalogue.get(rule.fault.kind);
  if (!fault.ok || kind === undefined) {
    const said = fault.ok ? [] : fault.problems.map(({ at, message, hint }) => `${at}: ${message}. ${hint}`);
    throw new TypeError(`Fault rule "${rule.id}": ${said.join(' ')}`);
  }
  return {
    rule: { ...rule, fault: fault.value },
    kind,
    fits: compileMatch(rule.match),
    tallies: createTallies(),
    quotas: createQuotas(),
    matched: 0,
    hits: 0,
  };
}

function decideAll(entries: readonly Entry[], scene: Scene): Decision | undefined {
  const attempts: RuleAttempt[] = [];
  const counted = memoized(() => countedBy(scene));
  for (const entry of entries) {
    const attempt = tryRule(entry, scene, counted);
    if (attempt !== undefined) attempts.push(attempt);
  }
  if (attempts.length === 0) return undefined;
  const settled = settleHits(attempts);
  const named = settled.filter(({ actions }) => actions.some((action) => !isHarmless(action)));
  for (const { entry, tally } of named) {
    tally.hits++;
    entry.hits++;
  }
  return {
    names: named.map(({ entry: { rule } }) => `${rule.id}:${rule.fault.kind}`),
    stealthy: new Set(named.flatMap(({ entry: { rule } }) => (rule.stealth ? [rule.id] : []))),
    actions: settled.flatMap(({ actions }) => actions),
  };
}

type RuleAttempt = Attempt & { readonly entry: Entry; readonly tally: Tally };

const isHarmless = (action: Attempt['actions'][number]): boolean =>
  action.do === 'headers' && action.harmless === true;

/**
 * Counts the request where the rule is about it and its fault has a meaning there; what would happen, where the rule
 * hits it. Nothing here depends on the other rules.
 */
function tryRule(entry: Entry, scene: Scene, countedOf: () => string): RuleAttempt | undefined {
  const { rule } = entry;
  if (!isAbout(entry, scene) || !isInForce(rule, scene.nowMs)) return undefined;
  entry.startedMs ??= scene.nowMs;
  const counted = rule.per === 'rule' ? '' : countedOf();
  const tally = entry.tallies.of(counted);
  const number = ++tally.matched;
  entry.matched++;
  if (number <= rule.after || tally.hits >= (rule.count ?? Infinity)) return undefined;
  const probability = probabilityAt(rule, scene.nowMs - entry.startedMs);
  const key = ['fault', rule.id, counted, number] as const;
  if (probability < 1 && drawUnit(scene.seed, ...key) >= probability) return undefined;
  const actions = entry.kind.act(rule.fault, {
    scene,
    draw: createFaultDraw(scene.seed, ...key),
    hitsBefore: tally.hits,
    startedMs: entry.startedMs,
    use: (windowMs, name) => entry.quotas.use(name, windowMs, scene.nowMs),
  });
  return actions.length === 0 ? undefined : { entry, tally, actions };
}

const isAbout = ({ fits, kind }: Entry, scene: Scene): boolean =>
  fits(scene) && (kind.fits === undefined || kind.fits(scene));

const isInForce = ({ fromMs = -Infinity, untilMs = Infinity }: FaultRule, nowMs: number): boolean =>
  nowMs >= fromMs && nowMs < untilMs;

/** The same text for all rules of one request, made when the first of them asks. */
function memoized(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Two APIs may give the same id, and a client may be called like a task. */
const countedBy = ({ api, task, client }: Scene): string =>
  task === undefined ? `client ${client}` : `task ${api} ${task.id}`;

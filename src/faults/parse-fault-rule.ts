import { escapeToken, parsePointer } from '../lifecycle/pointer.js';
import type { Problem } from '../lifecycle/problem.js';
import { faultCatalogue } from './catalogue.js';
import { checkValue, isObject } from './check-value.js';
import type { FaultMatch, FaultRule } from './fault-rule.js';
import { ruleProperties } from './fault-rule-schema.js';
import { readTimes } from './notation/read-times.js';
import { isToxic, translateToxic } from './notation/translate-toxic.js';
import { isWireMock, translateWireMock } from './notation/translate-wiremock.js';
import type { Raw, Translation } from './notation/translation.js';
import { type Readout, readFault, unreadable } from './read-parameters.js';

/** What a rule is read with. */
export type RuleContext = {
  /**
   * The present of the namespace's clock, in Unix milliseconds: durations in `from`, `until` and `ttl` count from it.
   * Absent where a rule is read that no namespace has yet, as in a file: then they count from the first request that the rule matches.
   */
  readonly nowMs?: number;
  /** The id of a rule that has none, such as `latency-1`. */
  readonly nextId: (kind: string) => string;
};

const ruleSchema = {
  title: 'a fault rule, such as {match: {does: read}, after: 2, count: 1, fault: server-error}',
  type: 'object',
  additionalProperties: false,
  properties: { ...ruleProperties, fault: {} },
} as const;

/**
 * A rule as users write it, in taskdouble's, WireMock's or Toxiproxy's notation; or everything that is wrong with it,
 * each with a JSON Pointer into what came.
 */
export function parseFaultRule(input: unknown, context: RuleContext): Readout<FaultRule> {
  const raw = typeof input === 'string' ? { fault: input } : input;
  if (!isObject(raw)) return { ok: false, problems: checkValue(ruleSchema, raw) };
  const translated = translate(raw);
  if (!translated.ok) return translated;
  const { value } = translated;
  const problems = [...checkValue(ruleSchema, value), ...checkBodyPointers(value.match)];
  const fault = Object.hasOwn(value, 'fault')
    ? readFault(faultCatalogue, value.fault, '/fault')
    : unreadable(missingFault);
  const times = problems.length > 0 ? unreadable() : readTimes(value, context.nowMs);
  for (const part of [fault, times]) if (!part.ok) problems.push(...part.problems);
  if (problems.length > 0 || !fault.ok || !times.ok) return { ok: false, problems };
  const {
    id,
    match = {},
    probability = 1,
    after = 0,
    count,
    per = 'task',
    stealth = false,
  } = value as RawRule;
  return {
    ok: true,
    value: {
      id: id ?? context.nextId(fault.value.kind),
      match,
      probability,
      after,
      ...(count !== undefined && { count }),
      per,
      ...times.value,
      stealth,
      fault: fault.value,
    },
  };
}

/** What the schema has accepted. */
type RawRule = {
  readonly id?: string;
  readonly match?: FaultMatch;
  readonly probability?: number;
  readonly after?: number;
  readonly count?: number;
  readonly per?: 'task' | 'rule';
  readonly stealth?: boolean;
};

function translate(raw: Raw): Translation {
  if (isToxic(raw)) return translateToxic(raw);
  return isWireMock(raw) ? translateWireMock(raw) : { ok: true, value: raw };
}

const missingFault: Problem = {
  code: 'missing-key',
  at: '',
  message: 'expected the key "fault", got none',
  hint: 'Say what goes wrong: fault: server-error, or fault: {kind: latency, delay: 200ms}.',
};

function checkBodyPointers(match: unknown): readonly Problem[] {
  const body = isObject(match) ? match.body : undefined;
  if (!isObject(body)) return [];
  return Object.keys(body)
    .filter((key) => parsePointer(key) === undefined)
    .map((key) => ({
      code: 'wrong-name',
      at: `/match/body/${escapeToken(key)}`,
      message: `expected a JSON Pointer such as /params/format as key, got "${key}"`,
      hint: `Write /${key.replace(/^\$?\.?/, '').replaceAll('.', '/')}.`,
    }));
}

import { parseDuration } from '../../lifecycle/parse-duration.js';
import type { Problem } from '../../lifecycle/problem.js';
import type { FaultRule } from '../fault-rule.js';
import { durationMs, type Readout, readMoment, unreadable } from '../read-parameters.js';
import { readSchedule } from './read-schedule.js';
import type { Raw } from './translation.js';

type Times = Pick<FaultRule, 'fromMs' | 'untilMs' | 'schedule'>;

/** When a rule is in force. Durations become instants where the present is known, else phases of a schedule. */
export function readTimes(raw: Raw, nowMs: number | undefined): Readout<Times> {
  const from = readBound(raw.from, '/from');
  const until = readBound(raw.until, '/until');
  const schedule = readSchedule(raw);
  const bad = [from, until, schedule].flatMap((read) => (read.ok ? [] : read.problems));
  if (!from.ok || !until.ok || !schedule.ok) return { ok: false, problems: bad };
  const ttl: Bound = raw.ttl === undefined ? {} : { sinceMs: durationMs(raw.ttl) };
  const first = placed(from.value, nowMs);
  const lasts = [placed(until.value, nowMs), placed(ttl, nowMs)];
  const bounds = {
    ...(first.atMs !== undefined && { fromMs: first.atMs }),
    ...least(
      'untilMs',
      lasts.map(({ atMs }) => atMs),
    ),
  };
  const fromSince = first.sinceMs ?? 0;
  const { untilSince } = least(
    'untilSince',
    lasts.map(({ sinceMs }) => sinceMs),
  );
  if (fromSince === 0 && untilSince === undefined)
    return { ok: true, value: { ...bounds, ...schedule.value } };
  if (schedule.value.schedule !== undefined) return unreadable(bothTimes);
  const probability = typeof raw.probability === 'number' ? raw.probability : 1;
  const phases = [
    ...(fromSince > 0 ? [{ forMs: fromSince, probability: 0 }] : []),
    ...(untilSince === undefined
      ? [{ probability }]
      : [{ forMs: Math.max(0, untilSince - fromSince), probability }, { probability: 0 }]),
  ];
  return { ok: true, value: { ...bounds, schedule: { phases, repeat: false } } };
}

/** An instant, or a time since the beginning. */
type Bound = { readonly atMs?: number; readonly sinceMs?: number };

function readBound(value: unknown, at: string): Readout<Bound> {
  if (value === undefined) return { ok: true, value: {} };
  const duration = typeof value === 'string' ? parseDuration(value) : undefined;
  if (duration?.ok) return { ok: true, value: { sinceMs: duration.value } };
  const moment = readMoment(value, at);
  return moment.ok ? { ok: true, value: { atMs: moment.value } } : moment;
}

const placed = ({ atMs, sinceMs }: Bound, nowMs: number | undefined): Bound =>
  nowMs === undefined || sinceMs === undefined
    ? { ...(atMs !== undefined && { atMs }), ...(sinceMs !== undefined && { sinceMs }) }
    : { atMs: nowMs + sinceMs };

function least<K extends string>(
  key: K,
  values: readonly (number | undefined)[],
): { readonly [name in K]?: number } {
  const given = values.filter((value) => value !== undefined);
  return (given.length === 0 ? {} : { [key]: Math.min(...given) }) as { readonly [name in K]?: number };
}

const bothTimes: Problem = {
  code: 'wrong-value',
  at: '/schedule',
  message: 'expected either a schedule or durations in from, until, ttl, got both',
  hint: 'Say it all in the schedule: [{for: 10s, probability: 0}, {for: 30s, probability: 1}, {probability: 0}].',
};

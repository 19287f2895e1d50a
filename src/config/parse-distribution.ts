import { parseDuration, parseRange } from '../lifecycle/parse-duration.js';
import type { Report } from '../lifecycle/problem.js';
import { type Distribution, fromPercentiles } from '../random/distribution.js';
import type { RawDistribution } from './raw-config.js';

type RawForm = Exclude<RawDistribution, string | number>;
type Form = {
  readonly type: Distribution['type'];
  readonly keys: readonly (keyof RawForm)[];
  readonly cut?: true;
};

/** Which keys go together; a lognormal stay may be cut by `max` besides. */
const FORMS: readonly Form[] = [
  { type: 'fixed', keys: ['value'] },
  { type: 'uniform', keys: ['min', 'max'] },
  { type: 'lognormal', keys: ['median', 'sigma'], cut: true },
  { type: 'lognormal', keys: ['p50', 'p99'], cut: true },
];

const WRITE =
  'Write 5s, 1s..3s, {median: 2s, sigma: 0.5} or {p50: 2s, p99: 30s}; the last two may have a max.';

/** The distribution in milliseconds, or `undefined` with what is wrong reported. */
export function parseDistribution(
  raw: RawDistribution,
  at: string,
  report: Report,
): Distribution | undefined {
  const refuse = (message: string, hint = WRITE): undefined => {
    report({ code: 'wrong-value', at, message, hint });
  };
  if (typeof raw === 'number') {
    return refuse(
      `expected a stay with a unit, got ${raw}`,
      `Write ${raw}s for seconds, ${raw}ms for milliseconds.`,
    );
  }
  if (typeof raw !== 'string') return parseForm(raw, at, { refuse, report });
  const range = parseRange(raw);
  if (!range.ok) return refuse(range.message, range.hint);
  const { minMs, maxMs } = range.value;
  return minMs === maxMs ? { type: 'fixed', value: minMs } : { type: 'uniform', min: minMs, max: maxMs };
}

type Refuse = (message: string, hint?: string) => undefined;

function parseForm(
  raw: RawForm,
  at: string,
  { refuse, report }: { refuse: Refuse; report: Report },
): Distribution | undefined {
  const given = Object.keys(raw).filter((key) => key !== 'type' && !key.startsWith('x-'));
  const form = FORMS.find(
    ({ type, keys, cut }) =>
      (raw.type ?? type) === type &&
      keys.every((key) => given.includes(key)) &&
      given.every((key) => (keys as readonly string[]).includes(key) || (cut && key === 'max')),
  );
  if (form === undefined) {
    return refuse(
      `expected ${expectedKeys(raw.type)}, got ${given.length === 0 ? 'none' : given.join(', ')}`,
    );
  }
  const ms = new Map<string, number>();
  for (const key of given.filter((name) => name !== 'sigma')) {
    const parsed = parseDuration(String(raw[key as keyof RawForm]));
    if (parsed.ok) ms.set(key, parsed.value);
    else report({ code: 'wrong-value', at: `${at}/${key}`, message: parsed.message, hint: parsed.hint });
  }
  const isRead = given.every((key) => key === 'sigma' || ms.has(key));
  return isRead ? build(form.type, { ...Object.fromEntries(ms), sigma: raw.sigma }, refuse) : undefined;
}

const expectedKeys = (type: RawForm['type']): string =>
  `${FORMS.filter((form) => (type ?? form.type) === form.type)
    .map(({ keys }) => keys.join(' and '))
    .join(', or ')} in a stay${type === undefined ? '' : ` of type ${type}`}`;

type Numbers = Readonly<Partial<Record<string, number>>>;

function build(type: Distribution['type'], numbers: Numbers, refuse: Refuse): Distribution | undefined {
  const { value = 0, min = 0, max, median, sigma = 0, p50 = 0, p99 = 0 } = numbers;
  switch (type) {
    case 'fixed':
      return { type, value };
    case 'uniform':
      if (max === undefined || min <= max) return { type, min, max: max ?? min };
      return refuse('expected min to be at most max, got the longer one first', 'Swap them.');
    case 'lognormal': {
      const cut = max === undefined ? {} : { max };
      if (median !== undefined) return { type, median, sigma, ...cut };
      if (p50 > 0 && p50 <= p99) return { ...fromPercentiles(p50, p99), ...cut };
      return refuse(
        'expected p50 above 0 and p99 at least as long, got others',
        'p50 is what half of the stays are shorter than, p99 what 99 of 100 are: {p50: 2s, p99: 30s}.',
      );
    }
  }
}

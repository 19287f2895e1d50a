import { parseDuration } from '../lifecycle/parse-duration.js';
import type { Report } from '../lifecycle/problem.js';
import type { Course, ScriptedStay } from '../timeline/fate.js';
import type { RawCourse } from './raw-config.js';

type RawForm = Exclude<RawCourse, string>;

/** Which keys a kind takes besides. */
const KEYS = { time: [], immediate: [], manual: ['reads'], hold: ['state'], script: ['stays'] } as const;

/** The course, or `undefined` with what is wrong reported. */
export function parseCourse(raw: RawCourse, at: string, report: Report): Course | undefined {
  const form: RawForm = typeof raw === 'string' ? { kind: raw } : raw;
  const own: readonly string[] = ['kind', ...KEYS[form.kind]];
  const odd = Object.keys(form).find((key) => !own.includes(key) && !key.startsWith('x-'));
  if (odd !== undefined) {
    report({
      code: 'unknown-key',
      at: `${at}/${odd}`,
      message: `expected ${own.length === 1 ? 'no other key' : `no key but ${own.join(' and ')}`} where kind is ${form.kind}, got "${odd}"`,
      hint: `Take it out, or choose the kind that has it: ${kindOf(odd)}.`,
    });
    return undefined;
  }
  switch (form.kind) {
    case 'time':
    case 'immediate':
      return { kind: form.kind };
    case 'manual':
      return { kind: 'manual', reads: form.reads ?? 1 };
    case 'hold':
      return { kind: 'hold', ...(form.state !== undefined && { state: form.state }) };
    case 'script':
      return parseScript(form.stays, at, report);
  }
}

const kindOf = (key: string): string =>
  Object.entries(KEYS).find(([, keys]) => (keys as readonly string[]).includes(key))?.[0] ?? 'time';

function parseScript(raw: RawForm['stays'], at: string, report: Report): Course | undefined {
  if (raw === undefined) {
    report({
      code: 'missing-key',
      at,
      message: 'expected stays where kind is script, got none',
      hint: 'Add them: stays: [{state: running, for: 5s}, {state: done}].',
    });
    return undefined;
  }
  const stays: ScriptedStay[] = [];
  for (const [index, { state, outcome, for: length }] of raw.entries()) {
    const place = `${at}/stays/${index}`;
    const isLast = index === raw.length - 1;
    if (length === undefined && !isLast) {
      report({
        code: 'endless-stay',
        at: place,
        message: `expected "for" in every stay but the last, got none in that of ${state}`,
        hint: 'Say how long it lasts: for: 5s. What comes after it would never be reached.',
      });
    }
    const forMs = length === undefined ? undefined : readMs(length, `${place}/for`, report);
    stays.push({ state, ...(outcome !== undefined && { outcome }), ...(forMs !== undefined && { forMs }) });
  }
  return { kind: 'script', stays };
}

function readMs(text: string, at: string, report: Report): number | undefined {
  const parsed = parseDuration(text);
  if (parsed.ok) return parsed.value;
  report({ code: 'wrong-value', at, message: parsed.message, hint: parsed.hint });
  return undefined;
}

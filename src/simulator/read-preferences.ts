import { parseDuration } from '../lifecycle/parse-duration.js';
import { endNames, leadsToEnd } from '../timeline/ends.js';
import type { Course, FateSpec } from '../timeline/fate.js';
import type { Reply } from './call.js';
import type { Call } from './call-context.js';
import type { Scenario } from './namespace.js';
import { headerWord, parsePrefer, type RawPreference } from './parse-prefer.js';
import { problemReply } from './problem.js';

/** What a request prefers for the run that it starts. */
export type Preferences = {
  readonly spec: FateSpec;
  readonly scenario?: Scenario;
  /** For `Preference-Applied`. */
  readonly applied: string;
};

/** What becomes of the `Prefer` header: nothing of ours in it, everything to be obeyed, or a value that cannot be. */
export type PreferencesRead =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly preferences: Preferences }
  | { readonly kind: 'refused'; readonly reply: Reply };

const NONE: PreferencesRead = { kind: 'none' };

/** Reads what the request prefers for a run that begins in the state. Preferences that are not ours are passed over. */
export function readPreferences(call: Call, from: string): PreferencesRead {
  const header = call.head.headers['prefer'];
  if (header === undefined) return NONE;
  const given = [...parsePrefer(header).values()].flatMap((raw) => {
    const reader = READERS.get(raw.name);
    return reader === undefined ? [] : [{ raw, reader }];
  });
  if (given.length === 0) return NONE;
  const readings = given.map(({ raw, reader }) => (raw.isBroken ? broken(raw) : reader(raw, call, from)));
  const wrong = readings.find((reading) => 'expected' in reading) ?? misfit(readings);
  if (wrong !== undefined) return { kind: 'refused', reply: refusal(wrong) };
  return { kind: 'read', preferences: joined(readings) };
}

/** The answer to a request that names a scenario which is not there, whatever its operation. */
export function refuseScenario(call: Call): Reply | undefined {
  const header = call.head.headers['prefer'];
  const raw = header === undefined ? undefined : parsePrefer(header).get('scenario');
  if (raw === undefined) return undefined;
  const reading = raw.isBroken ? broken(raw) : scenario(raw, call);
  return 'expected' in reading ? refusal(reading) : undefined;
}

type Wrong = {
  readonly name: string;
  readonly value: string;
  readonly expected: string;
  readonly possible?: readonly string[];
};
type Reading = { readonly spec?: FateSpec; readonly scenario?: Scenario; readonly applied: string } | Wrong;
type Reader = (raw: RawPreference, call: Call, from: string) => Reading;

const applied = ({ name, value }: RawPreference): string => `${name}=${headerWord(value)}`;

const outcome: Reader = (raw, { machine }, from) => {
  const { lifecycle } = machine.api;
  if (leadsToEnd(lifecycle, from, raw.value)) {
    return { spec: { ends: { [raw.value]: 1 } }, applied: applied(raw) };
  }
  const possible = endNames(lifecycle, from);
  return { ...raw, expected: `an end that a task can come to from ${from}`, possible };
};

const scenario = (raw: RawPreference, { world }: Call): Reading => {
  const { scenarios } = world.namespace.settings;
  const found = scenarios.find(({ name }) => name === raw.value);
  if (found !== undefined) return { scenario: found, applied: applied(raw) };
  return { ...raw, expected: 'the name of a scenario', possible: scenarios.map(({ name }) => name) };
};

/** No service has to be read more often than that to leave a state. */
const MOST_READS = 1_000_000;
const COURSES = ['immediate', 'time', 'hold', 'manual'] as const;

const progression: Reader = (raw) => {
  const kind = COURSES.find((one) => one === raw.value);
  if (kind === undefined) return { ...raw, expected: 'a progression', possible: COURSES };
  const reads = raw.parameters.get('reads') ?? '1';
  if (kind !== 'manual') return { spec: { course: { kind } }, applied: applied(raw) };
  if (!/^[1-9]\d*$/.test(reads) || Number(reads) > MOST_READS) {
    return { name: 'reads', value: reads, expected: `a whole number from 1 to ${MOST_READS}` };
  }
  const course: Course = { kind, reads: Number(reads) };
  return { spec: { course }, applied: applied(raw) };
};

const dwell: Reader = (raw) => {
  const parsed = parseDuration(raw.value);
  if (!parsed.ok) return { ...raw, expected: 'a duration such as 500ms, 5s or 2m' };
  return { spec: { dwell: { '*': { type: 'fixed', value: parsed.value } } }, applied: applied(raw) };
};

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['outcome', outcome],
  ['scenario', scenario],
  ['progression', progression],
  ['dwell', dwell],
]);

const broken = (raw: RawPreference): Wrong => ({
  ...raw,
  expected: 'a value in quotes where it holds more than letters, digits and -._~',
});

/** Stays of that length need a progression that knows time. */
function misfit(readings: readonly Reading[]): Wrong | undefined {
  const specs = readings.flatMap((reading) => ('expected' in reading || !reading.spec ? [] : [reading.spec]));
  const course = specs.find((spec) => spec.course !== undefined)?.course?.kind;
  if (!specs.some((spec) => spec.dwell !== undefined)) return undefined;
  if (course !== 'immediate' && course !== 'manual') return undefined;
  return {
    name: 'progression',
    value: course,
    expected: 'one that goes with dwell',
    possible: ['time', 'hold'],
  };
}

function joined(readings: readonly Reading[]): Preferences {
  const right = readings.flatMap((reading) => ('expected' in reading ? [] : [reading]));
  const named = right.find((reading) => reading.scenario !== undefined)?.scenario;
  return {
    spec: Object.assign({}, ...right.map(({ spec }) => spec)) as FateSpec,
    ...(named !== undefined && { scenario: named }),
    applied: right.map((reading) => reading.applied).join(', '),
  };
}

function refusal({ name, value, expected, possible }: Wrong): Reply {
  const list =
    possible === undefined ? '' : ` Possible: ${possible.length === 0 ? 'none' : possible.join(', ')}.`;
  const detail = `Prefer: expected ${name} to be ${expected}, got ${JSON.stringify(clip(value))}.${list}`;
  const fields = { preference: name, value: clip(value), ...(possible !== undefined && { possible }) };
  return problemReply('unknown-preference', detail, { fields });
}

const clip = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}...` : text);

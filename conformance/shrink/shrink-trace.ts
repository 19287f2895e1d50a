import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { compileJudge, type JudgeOptions } from '../monitor/monitor.js';
import type { Observation } from '../monitor/observation.js';
import { inOrder } from './group-overlaps.js';
import { minimise } from './minimise.js';
import { createReadTouch, isAbout, type ReadTouch, type Touch } from './read-touch.js';

/** A broken rule, as the monitor found it. */
export type Violation = Observation & { readonly kind: 'violated' };

/** How a trace is shrunk. */
export type ShrinkOptions = JudgeOptions & {
  /** Judgements of parts of the trace per violation, at most. Default 300. */
  readonly tries?: number;
};

/** What is shrunk. */
export type Shrinking = {
  readonly api: Api;
  readonly trace: readonly Exchange[];
  readonly options?: ShrinkOptions;
};

/**
 * Finds the few exchanges that show a violation: the same rule, on the same task, broken by the same exchange, with no
 * more possible states before it. Nothing is sent. Creates of the tasks that are called stay, since their ids come from there.
 */
export function createShrinker({
  api,
  trace,
  options = {},
}: Shrinking): (violation: Violation) => readonly Exchange[] {
  const judge = compileJudge(api, options);
  const ordered = inOrder(trace);
  const scene = createScene(api, ordered);
  return (violation) => {
    let left = options.tries ?? 300;
    const shows = (part: readonly Exchange[]): boolean => {
      left -= 1;
      return left >= 0 && judge(part).observations.some((one) => isSame(one, violation));
    };
    return shrink(scene, violation, shows);
  };
}

/** The trace, and what each exchange of it is about. */
type Scene = {
  readonly trace: readonly Exchange[];
  readonly touchOf: (exchange: Exchange) => Touch;
  /** Task → the exchange that created it. */
  readonly births: ReadonlyMap<string, Exchange>;
};

function createScene(api: Api, trace: readonly Exchange[]): Scene {
  const read: ReadTouch = createReadTouch(api);
  const touches = new Map(trace.map((exchange) => [exchange, read(exchange)]));
  const births = new Map<string, Exchange>();
  for (const [exchange, { created }] of touches)
    if (created !== undefined && !births.has(created)) births.set(created, exchange);
  return { trace, touchOf: (exchange) => touches.get(exchange) ?? read(exchange), births };
}

type Shows = (part: readonly Exchange[]) => boolean;

function shrink(scene: Scene, violation: Violation, shows: Shows): readonly Exchange[] {
  const culprit = scene.trace.find(({ seq }) => seq === violation.seq);
  if (culprit === undefined) return [];
  const part = (rest: readonly Exchange[]): readonly Exchange[] =>
    withBirths(scene, violation, [...rest, culprit]);
  const start = candidates(scene, violation, culprit).find((rest) => shows(part(rest)));
  if (start === undefined) return part([]);
  return part(minimise(start, (rest) => shows(part(rest))));
}

/** What may be needed beside the culprit, the less the sooner: what was about its task, what came before, all. */
function candidates(
  { trace, touchOf }: Scene,
  { task }: Violation,
  culprit: Exchange,
): readonly (readonly Exchange[])[] {
  const others = trace.filter((exchange) => exchange !== culprit);
  const earlier = others.filter(({ callMs }) => callMs <= culprit.returnMs);
  const about = task === undefined ? [] : earlier.filter((exchange) => isAbout(touchOf(exchange), task));
  return [about, earlier, others];
}

/** Rows of a list whose creates are kept, where no one task is at fault: enough to have an order. */
const ROWS = 3;

/** In the order of sending, with the creates of the tasks that are called or at fault. */
function withBirths(
  { trace, touchOf, births }: Scene,
  { task, seq }: Violation,
  kept: readonly Exchange[],
): readonly Exchange[] {
  const targets = kept.flatMap((exchange) => {
    const { target, shown } = touchOf(exchange);
    const rows = exchange.seq === seq && task === undefined ? shown.slice(0, ROWS) : [];
    return target === undefined ? rows : [target];
  });
  const wanted = [...targets, ...(task === undefined ? [] : [task])].flatMap((key) => births.get(key) ?? []);
  const all = new Set([...kept, ...wanted]);
  return trace.filter((exchange) => all.has(exchange));
}

/** The same failure: no other, and not one that is known with less certainty. */
function isSame(one: Observation, { rule, seq, task, explanation }: Violation): boolean {
  if (one.kind !== 'violated' || one.rule !== rule || one.seq !== seq || one.task !== task) return false;
  const { before, afterViolation, sentence } = one.explanation;
  // What followed from an earlier violation does not stand without it: a call that was left out would be the cause.
  if (afterViolation !== explanation.afterViolation) return false;
  // Where no one task is at fault the sentence says what is: another row of the list is another failure.
  if (task === undefined && sentence !== explanation.sentence) return false;
  return before.every((state) => explanation.before.includes(state));
}

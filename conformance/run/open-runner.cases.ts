import type { Pace } from '../../src/clock/pace.js';
import { createVirtualPace } from '../../src/clock/virtual-pace.js';
import type { Exchange } from '../../src/exchange/exchange.js';
import type { Act, Plan } from '../plan/plan.js';
import type { Target } from '../target/target.js';
import type { RunResult, Skip } from './run-result.js';
import { createRunner, type RunnerOptions } from './runner.js';
import {
  type Before,
  callOf,
  create,
  createSmallService,
  look,
  smallApi,
  targetOf,
  wait,
} from './small-service.cases.js';

/** When virtual time begins. */
export const startMs = 1_700_000_000_000;

/** What is different from usual. */
export type Setting = {
  readonly target?: Target;
  readonly before?: Before;
  readonly seed?: number;
  /** Default: a virtual one. */
  readonly pace?: Pace;
  readonly options?: Partial<RunnerOptions>;
};

/** A runner on a service of the small API. */
export function open({
  target = targetOf(),
  before,
  seed = 1,
  options,
  pace = createVirtualPace(startMs),
}: Setting = {}) {
  const service = createSmallService(pace, before);
  const runner = createRunner({ api: smallApi, target, send: service.send, pace, seed, ...options });
  return { pace, service, runner };
}

/** Carries plans out on a fresh one. */
export async function run(
  plans: readonly Plan[],
  setting: Setting = {},
): Promise<RunResult & { readonly sent: number }> {
  const { runner, service } = open(setting);
  await runner.run(plans);
  return { ...runner.result(), sent: service.requests.length };
}

/** Why steps were skipped. */
export const skips = ({ plans }: RunResult): readonly Skip['because'][] =>
  plans.flatMap(({ skipped }) => skipped.map(({ because }) => because));

/** Operation and status of each exchange. */
export const told = (trace: readonly Exchange[]): readonly string[] =>
  trace.map(
    ({ operation, answer }) => `${operation} ${answer.kind === 'answered' ? answer.status : answer.reason}`,
  );

/** The life of a task that is cancelled and removed. */
export const whole: readonly Act[] = [
  create,
  look,
  wait('working'),
  callOf('cancel', { task: 'a' }),
  look,
  callOf('remove', { task: 'a' }),
  look,
];

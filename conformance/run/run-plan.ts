import type { Act, Plan } from '../plan/plan.js';
import { awaitState } from './await-state.js';
import { callOnce, callTogether, readTask } from './call-task.js';
import type { Crew, Names } from './crew.js';
import type { Skip } from './run-result.js';

/** What became of a plan; `sent` are numbers of exchanges. */
export type PlanLog = { readonly plan: Plan; readonly sent: number[]; readonly skipped: Skip[] };

/** One plan under way. */
export type Work = {
  readonly crew: Crew;
  readonly plan: Plan;
  readonly names: Names;
  /** Numbers of the exchanges so far. */
  readonly sent: number[];
};

/** What became of an act: nothing where it was carried out. */
export type Because = Skip['because'] | undefined;

/** Carries out one plan, act by act. A step that cannot be carried out is noted, and the next one tried. */
export async function runPlan(crew: Crew, plan: Plan): Promise<PlanLog> {
  const work: Work = { crew, plan, names: new Map(), sent: [] };
  const skipped: Skip[] = [];
  for (const [at, act] of plan.acts.entries()) {
    const because = crew.line.stopped() === undefined ? await carryOut(work, act, at) : whyStopped(crew);
    if (because !== undefined) skipped.push({ plan: plan.id, act: at, because });
  }
  return { plan, sent: work.sent, skipped };
}

/** Why nothing more is sent. */
export const whyStopped = ({ line }: Crew): 'budget' | 'stopped' =>
  line.stopped()?.kind === 'budget' ? 'budget' : 'stopped';

/** Whether the plan was to create a task and none came of it: nothing changes however long one waits. */
const waitsForNobody = ({ plan, names }: Work): boolean =>
  names.size === 0 && plan.acts.some((act) => act.do === 'call' && act.call.creates !== undefined);

async function carryOut(work: Work, act: Act, at: number): Promise<Because> {
  const { crew } = work;
  switch (act.do) {
    case 'call':
      return callOnce(work, act.call, at > 0);
    case 'together':
      return callTogether(work, act.calls);
    case 'probe': {
      const read = await readTask(work, act.task, true);
      return read.kind === 'read' ? undefined : read.because;
    }
    case 'await':
      return awaitState(work, act);
    case 'pause':
      if (waitsForNobody(work)) return 'no-task';
      await crew.line.sleep(act.ms / crew.target.timeScale);
      return undefined;
  }
}

import type { Exchange } from '../../src/exchange/exchange.js';
import type { State } from '../../src/lifecycle/model.js';
import { drawBetween } from '../../src/random/draw.js';
import type { Act } from '../plan/plan.js';
import { readTask } from './call-task.js';
import type { Crew } from './crew.js';
import { statesShown } from './read-operation.js';
import type { Because, Work } from './run-plan.js';

/** Milliseconds of the target's time; where the lifecycle recommends no interval. */
const FIRST_POLL_MS = 50;
const LONGEST_POLL_MS = 5_000;
const GROWTH = 1.5;
/** Of the usual stay in the state that the task is in: what is polled more often is seldom seen to move. */
const PART_OF_STAY = 0.1;
/** So many answers in a row that show no state, and the task is given up. */
const MAX_MUTE = 8;

/**
 * Looks at the task until it shows one of the states. Gives up when the patience is over, when the server alone can no
 * longer take it there, or when the answers tell no state.
 */
export async function awaitState(work: Work, act: Extract<Act, { readonly do: 'await' }>): Promise<Because> {
  const { crew, plan } = work;
  const { line, target } = crew;
  const deadlineMs = line.elapsedMs() + plan.patienceMs / target.timeScale;
  let mute = 0;
  for (let polls = 0; ; polls += 1) {
    const looked = await readTask(work, act.task, false);
    if (looked.kind === 'skipped') return looked.because;
    const shown = shownBy(crew, looked.exchange);
    if (shown.some((state) => act.states.includes(state))) return undefined;
    mute = shown.length === 0 ? mute + 1 : 0;
    if (mute === MAX_MUTE || (shown.length > 0 && !canReach(crew, shown, act.states)))
      return 'state-not-reached';
    const leftMs = deadlineMs - line.elapsedMs();
    if (leftMs <= 0) return 'state-not-reached';
    const jitter = drawBetween({ min: 0.9, max: 1.1 }, crew.seed, 'poll', plan.id, act.task, polls);
    await line.sleep(Math.min(leftMs, (pollMs(crew, shown, polls) * jitter) / target.timeScale));
  }
}

function shownBy({ contract, read }: Crew, exchange: Exchange): readonly string[] {
  const operation = read === undefined ? undefined : contract.operations.get(read.key);
  return operation === undefined ? [] : statesShown(contract, operation, exchange);
}

const canReach = ({ contract }: Crew, shown: readonly string[], wanted: readonly string[]): boolean =>
  contract.lifecycle.staleMs > 0 ||
  shown.some((state) => wanted.some((name) => contract.states.get(state)?.steps.has(name) === true));

/** The interval that the lifecycle recommends; else short at first, then longer, by how long the task usually stays. */
function pollMs({ contract }: Crew, shown: readonly string[], polls: number): number {
  const { poll, states } = contract.lifecycle;
  if (poll !== undefined) return poll.minMs * 1.12;
  const stays = shown.flatMap((name) => states.get(name) ?? []).map(usualStayMs);
  const longest = Math.min(LONGEST_POLL_MS, Math.max(FIRST_POLL_MS, ...stays.map((ms) => ms * PART_OF_STAY)));
  return Math.min(longest, FIRST_POLL_MS * GROWTH ** polls);
}

const usualStayMs = ({ dwell }: State): number =>
  dwell === undefined ? 2_000 : (dwell.minMs + dwell.maxMs) / 2;

import type { Answer } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { adviseOnLoss, adviseOnStatus } from '../run/advise.js';
import type { RunResult } from '../run/run-result.js';
import { printable } from './printable.js';

/** Why a run has created no task, by what the operations that create were answered most often, and what to do about it. */
export function whyNoTask(api: Api, { trace }: RunResult): string | undefined {
  const creating = new Set(
    api.operations.filter(({ lifecycle }) => lifecycle?.creates !== undefined).map(({ key }) => key),
  );
  const groups = new Map<string, { operation: string; answer: Answer; times: number }>();
  for (const { operation, intent, answer } of trace) {
    if (operation === undefined || !creating.has(operation) || (intent?.kind ?? 'valid') !== 'valid')
      continue;
    const key = `${operation} ${describe(answer)}`;
    const group = groups.get(key) ?? { operation, answer, times: 0 };
    groups.set(key, { ...group, times: group.times + 1 });
  }
  const [most] = [...groups.values()].toSorted((one, other) => other.times - one.times);
  if (most === undefined) return undefined;
  const { operation, answer, times } = most;
  return `no task could be created: ${operation} was answered ${describe(answer)}, ${times === 1 ? 'once' : `${times} times`}. ${adviceFor(answer)}`;
}

function describe(answer: Answer): string {
  if (answer.kind === 'lost') return `not at all (${answer.reason})`;
  const { status, body } = answer;
  const text = body.kind === 'text' ? body.text : body.kind === 'json' ? JSON.stringify(body.value) : '';
  const short = printable(text.trim()).slice(0, 120);
  return short === '' ? String(status) : `${status} ${short}`;
}

function adviceFor(answer: Answer): string {
  if (answer.kind === 'lost') return adviseOnLoss(answer.cause);
  const { status, headers } = answer;
  return (
    adviseOnStatus(status, headers) ??
    (status >= 400
      ? "It does not take the document's example: give a request that it takes, as create or workloads of the target file."
      : 'The answer holds no id where the lifecycle says: look at creates.')
  );
}

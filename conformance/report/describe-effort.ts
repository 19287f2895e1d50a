import type { CheckReport } from './check-report.js';
import { formatMs } from './describe-exchange.js';

/** What a check took, in sentences without their ends: the search, then what came after it. */
export function describeEffort({
  tasks,
  requests,
  elapsedMs,
  afterwards,
}: Pick<CheckReport, 'tasks' | 'requests' | 'elapsedMs' | 'afterwards'>): readonly string[] {
  const searchMs = elapsedMs - (afterwards?.elapsedMs ?? 0);
  const search = `${tasks} tasks, ${requests} requests in ${formatMs(searchMs)}`;
  if (afterwards === undefined) return [search];
  const more = `${afterwards.tasks} tasks, ${afterwards.requests} requests in ${formatMs(afterwards.elapsedMs)}`;
  return [search, `then ${more} to try failures again and to clean up`];
}

import { RULES } from './fault-rules.mjs';
import { EXPRESS, MOUNTED, PRISM, STANDALONE } from './launches.mjs';

/** @typedef {Awaited<ReturnType<import('./measure-throughput.mjs').measureThroughput>>} Throughput */
/**
 * @typedef {object} Results
 * @property {Throughput[]} throughput The first is the one that the targets are about.
 * @property {Awaited<ReturnType<import('./measure-tasks.mjs').measureTasks>>} [tasks]
 * @property {Awaited<ReturnType<import('./measure-operations.mjs').measureOperations>>} [operations]
 * @property {Awaited<ReturnType<import('./measure-faults.mjs').measureFaults>>} [faults]
 * @property {Awaited<ReturnType<import('./measure-start.mjs').measureStart>>} [start]
 *
 * @typedef {object} Target
 * @property {string} what
 * @property {number | undefined} value
 * @property {'at least' | 'at most'} sense
 * @property {number} limit
 * @property {'met' | 'missed' | 'not measured'} verdict
 */

/**
 * Each promise about speed and size beside what was measured.
 * @param {Results} results
 * @returns {Target[]}
 */
export function judge(results) {
  return [...judgeThroughput(results), ...judgeGrowth(results), ...judgeStart(results)];
}

/** @param {Results} results */
function judgeThroughput({ throughput }) {
  const rows = new Map(throughput[0]?.rows.map((row) => [row.name, row]));
  const [express, prism, alone, mounted] = [EXPRESS, PRISM, STANDALONE, MOUNTED].map((name) =>
    rows.get(name),
  );
  return [
    target(
      'standalone, requests × bare Express',
      divide(alone?.requestsPerSecond, express?.requestsPerSecond),
      'at least',
      3,
    ),
    target(
      'standalone, CPU a request × bare Express',
      divide(alone?.cpuMicroseconds, express?.cpuMicroseconds),
      'at most',
      0.35,
    ),
    target(
      'standalone, requests × Prism',
      divide(alone?.requestsPerSecond, prism?.requestsPerSecond),
      'at least',
      6,
    ),
    target(
      'mounted, requests × bare Express',
      divide(mounted?.requestsPerSecond, express?.requestsPerSecond),
      'at least',
      0.8,
    ),
  ];
}

/**
 * What a poll costs where there is more than one task, a few operations and no fault rules.
 * @param {Results} results
 */
function judgeGrowth({ tasks, operations, faults }) {
  const [none, others, same] = faults?.rows.map(({ cpuMicroseconds }) => cpuMicroseconds) ?? [];
  const heap = tasks?.heapBytesPerTask;
  return [
    target(
      'CPU a poll, many tasks × few',
      divide(tasks?.many.cpuMicroseconds, tasks?.few.cpuMicroseconds),
      'at most',
      1.15,
    ),
    target(
      'CPU a poll, many operations × few',
      divide(operations?.many.cpuMicroseconds, operations?.few.cpuMicroseconds),
      'at most',
      1.25,
    ),
    target(
      `CPU a poll, ${RULES} fault rules for other operations × none`,
      divide(others, none),
      'at most',
      1.1,
    ),
    target(`CPU a poll, ${RULES} fault rules for other polls × none`, divide(same, none), 'at most', 1.1),
    target('KiB of heap a waiting task', heap === undefined ? undefined : heap / 1024, 'at most', 1),
  ];
}

/** @param {Results} results */
function judgeStart({ start }) {
  const firstAnswerMs = start?.find((each) => each.name === STANDALONE)?.milliseconds;
  return [
    target(
      'seconds from start to first answer',
      firstAnswerMs === undefined ? undefined : firstAnswerMs / 1000,
      'at most',
      0.5,
    ),
  ];
}

/**
 * @param {string} what
 * @param {number | undefined} value
 * @param {'at least' | 'at most'} sense
 * @param {number} limit
 * @returns {Target}
 */
function target(what, value, sense, limit) {
  const holds = value !== undefined && (sense === 'at least' ? value >= limit : value <= limit);
  return {
    what,
    value,
    sense,
    limit,
    verdict: value === undefined ? 'not measured' : holds ? 'met' : 'missed',
  };
}

/**
 * @param {number | undefined} a
 * @param {number | undefined} b
 */
function divide(a, b) {
  return a === undefined || b === undefined ? undefined : a / b;
}

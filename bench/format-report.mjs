import { formatNumber, formatTable } from './format-table.mjs';
import { EXPRESS } from './launches.mjs';

/** @typedef {import('./targets.mjs').Results} Results */

/**
 * The results for people.
 * @param {Results} results
 * @param {readonly import('./targets.mjs').Target[]} targets
 * @returns {string}
 */
export function formatReport(results, targets) {
  return [
    ...results.throughput.map(formatThroughput),
    ...(results.tasks ? [formatTasks(results.tasks)] : []),
    ...(results.operations ? [formatOperations(results.operations)] : []),
    ...(results.faults ? [formatFaults(results.faults)] : []),
    ...(results.start ? [formatStart(results.start)] : []),
    ...(targets.length > 0 ? [formatTargets(targets)] : []),
  ].join('\n\n');
}

/** @param {Results['throughput'][number]} throughput */
function formatThroughput({ subject, rows }) {
  const express = rows.find((row) => row.name === EXPRESS);
  const head = [
    `Polls of ${subject}`,
    'requests/s',
    '× Express',
    'p50 ms',
    'p99 ms',
    'CPU µs/request',
    '× Express',
    'bytes',
  ];
  const lines = rows.map((row) => [
    row.name,
    formatNumber(row.requestsPerSecond),
    formatNumber(row.requestsPerSecond / (express?.requestsPerSecond ?? Number.NaN)),
    formatNumber(row.p50Ms),
    formatNumber(row.p99Ms),
    formatNumber(row.cpuMicroseconds),
    formatNumber(row.cpuMicroseconds / (express?.cpuMicroseconds ?? Number.NaN)),
    formatNumber(row.bytes),
  ]);
  return formatTable([head, ...lines]);
}

/** @param {NonNullable<Results['tasks']>} tasks */
function formatTasks({ few, many, heapBytesPerTask, residentBytesPerTask }) {
  const lines = [few, many].map((each) => [
    `${each.tasks.toLocaleString('en-GB')} tasks`,
    formatNumber(each.requestsPerSecond),
    formatNumber(each.p99Ms),
    formatNumber(each.cpuMicroseconds),
  ]);
  const weight = `  A waiting task: ${formatNumber(heapBytesPerTask)} bytes of heap, ${formatNumber(residentBytesPerTask)} resident.`;
  return `${formatTable([['Polls with', 'requests/s', 'p99 ms', 'CPU µs/request'], ...lines])}\n${weight}`;
}

/** @param {NonNullable<Results['operations']>} operations */
function formatOperations({ few, many }) {
  const lines = [few, many].map((each) => [
    `${each.operations.toLocaleString('en-GB')} operations`,
    formatNumber(each.requestsPerSecond),
    formatNumber(each.p99Ms),
    formatNumber(each.cpuMicroseconds),
  ]);
  return formatTable([['Polls with', 'requests/s', 'p99 ms', 'CPU µs/request'], ...lines]);
}

/** @param {NonNullable<Results['faults']>} faults */
function formatFaults({ rows }) {
  const lines = rows.map((each) => [
    each.rules === 0 ? 'none' : `${each.rules} for ${each.sort}`,
    formatNumber(each.requestsPerSecond),
    formatNumber(each.p99Ms),
    formatNumber(each.cpuMicroseconds),
  ]);
  return formatTable([['Polls with fault rules', 'requests/s', 'p99 ms', 'CPU µs/request'], ...lines]);
}

/** @param {NonNullable<Results['start']>} start */
function formatStart(start) {
  return formatTable([
    ['From start to first answer', 'ms'],
    ...start.map((each) => [each.name, formatNumber(each.milliseconds)]),
  ]);
}

/** @param {readonly import('./targets.mjs').Target[]} targets */
function formatTargets(targets) {
  const lines = targets.map(({ what, value, sense, limit, verdict }) => [
    what,
    formatNumber(value),
    `${sense} ${limit}`,
    verdict,
  ]);
  return formatTable([['Target', 'measured', 'wanted', ''], ...lines]);
}

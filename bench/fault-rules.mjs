/** @typedef {import('../src/faults/fault-rule.js').FaultRule} FaultRule */

/** How many rules a measured server has. */
export const RULES = 20;

/** Conditions that no poll of the bench fulfils once each task was polled, by turns. @type {readonly Partial<FaultRule>[]} */
const SAME_OPERATION = [
  { match: { operation: 'poll_task', header: { 'x-scenario': 'outage-*' } } },
  { match: { operation: 'poll_task', state: 'final' } },
  { match: { operation: 'poll_task', task: '00000000-*' } },
  { match: { operation: 'poll_task' }, count: 1, fault: { kind: 'latency', delay: 1 } },
];

/** @type {readonly Partial<FaultRule>[]} */
const OTHER_OPERATIONS = [{ match: { operation: 'create_task', header: { 'x-scenario': 'outage-*' } } }];

/**
 * Rules that hit none of the measured requests.
 * @param {string} sort `none`, `other operations`, or `other polls`.
 * @returns {FaultRule[]}
 */
export function faultRules(sort) {
  const turns = sort === 'other polls' ? SAME_OPERATION : sort === 'other operations' ? OTHER_OPERATIONS : [];
  if (turns.length === 0) return [];
  return Array.from({ length: RULES }, (_, index) => ({
    id: `rule-${index + 1}`,
    match: {},
    probability: 1,
    after: 0,
    per: 'task',
    stealth: false,
    fault: { kind: 'server-error' },
    ...turns[index % turns.length],
  }));
}

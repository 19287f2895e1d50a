/**
 * How long and how often is measured.
 * @typedef {object} Effort
 * @property {number} rounds
 * @property {number} milliseconds Of load per server and round.
 * @property {number} warmMilliseconds
 * @property {number} connections
 * @property {number} manyTasks
 * @property {number} manyOperations
 * @property {number} starts Process starts per server.
 */

/** The figures that are published. @type {Effort} */
export const full = {
  rounds: 7,
  milliseconds: 2000,
  warmMilliseconds: 2000,
  connections: 10,
  manyTasks: 1_000_000,
  manyOperations: 1000,
  starts: 9,
};

/** Whether everything still runs; the figures are rough. @type {Effort} */
export const quick = {
  rounds: 1,
  milliseconds: 400,
  warmMilliseconds: 500,
  connections: 10,
  manyTasks: 10_000,
  manyOperations: 100,
  starts: 1,
};

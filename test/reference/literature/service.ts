import type { ServiceClock } from '../service-clock.js';
import type { LiteratureDefect } from './defects.js';
import type { LiteratureWays } from './options.js';
import type { TaskTable } from './task-table.js';

/** All that an operation may need. */
export type Service = {
  readonly table: TaskTable;
  readonly clock: ServiceClock;
  readonly ways: LiteratureWays;
  readonly masterKey: string | undefined;
  readonly has: (defect: LiteratureDefect) => boolean;
};

/** What an operation gives: it is put into the envelope. */
export type Result = {
  readonly status: number;
  readonly message: string;
  readonly data: unknown;
  readonly allow?: string;
};

/** One thing that is wrong with a request, as the service says it. */
export type Flaw = {
  readonly type: string;
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly input: unknown;
};

/** It went well. */
export const ok = (data: unknown, message = 'success'): Result => ({ status: 200, message, data });

/** It did not. */
export const refuse = (status: number, message: string): Result => ({ status, message, data: null });

/** The input does not fit. */
export const invalid = (flaws: readonly Flaw[]): Result => ({
  status: 422,
  message: 'Validation error',
  data: flaws,
});

/** Something that ought to be a whole number is not. */
export const notInteger = (place: string, name: string, input: string): Flaw => ({
  type: 'int_parsing',
  loc: [place, name],
  msg: 'Input should be a valid integer, unable to parse string as an integer',
  input,
});

/** A whole number as the service reads it from a path or query. */
export const readInteger = (text: string): number | undefined =>
  /^[+-]?\d+$/.test(text) ? Number(text) : undefined;

import type { Problem } from '../../lifecycle/problem.js';
import type { Readout } from '../read-parameters.js';

/** An object as it came. */
export type Raw = Readonly<Record<string, unknown>>;

/** A rule of another tool in taskdouble's own words, still to be checked. */
export type Translation = Readout<Raw>;

/** What another tool can say and taskdouble cannot. */
export const untranslatable = (at: string, message: string, hint: string): Problem => ({
  code: 'not-supported',
  at,
  message,
  hint,
});

/** A name as an id: what an id cannot hold becomes a hyphen. */
export const idOf = (name: string): string => name.replace(/[^\w./:@~-]+/g, '-').slice(0, 100);

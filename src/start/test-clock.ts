import type { ClockControl } from '../admin/controls.js';

/** The clock as a test sees it: another name of `ClockControl`. */
export type TestClock = ClockControl;

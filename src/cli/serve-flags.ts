import type { ClockMode } from '../clock/namespace-clock.js';
import type { LogLevel } from './log.js';

/** The options of `serve` as commander hands them over. Absent: not said, so that the configuration file has its say. */
export type ServeFlags = {
  /** `false`: none is read. */
  readonly config?: string | false;
  readonly overlay?: readonly string[];
  readonly port?: number;
  readonly host?: string;
  readonly seed?: number;
  readonly profile?: string;
  readonly scenario?: readonly string[];
  readonly fault?: readonly string[];
  readonly clock?: ClockMode;
  /** Unix milliseconds. */
  readonly epoch?: number;
  readonly speed?: number;
  readonly preload?: number;
  readonly maxTasks?: number;
  readonly maxExchanges?: number;
  readonly maxJournal?: number;
  readonly bodyLimit?: number;
  readonly credentials?: readonly string[];
  /** `true`: nothing was said. */
  readonly cors: boolean;
  /** `true`: nothing was said. */
  readonly admin: boolean;
  readonly adminPort?: number;
  readonly adminHost?: string;
  readonly adminToken?: string;
  readonly clientReport?: string;
  readonly journal?: string;
  readonly watch?: boolean;
  readonly logLevel?: LogLevel;
  readonly logJson?: boolean;
  readonly json?: boolean;
};

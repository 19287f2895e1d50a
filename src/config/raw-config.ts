import type { ClockMode } from '../clock/namespace-clock.js';

/** taskdouble.yaml as written, once the schema has accepted its structure. Texts are not read yet. */

/** How stays are spread, as written. */
export type RawDistribution =
  | string
  /** A mistake: it has no unit. */
  | number
  | {
      readonly type?: 'fixed' | 'uniform' | 'lognormal';
      readonly value?: string;
      readonly min?: string;
      readonly max?: string;
      readonly median?: string;
      readonly sigma?: number;
      readonly p50?: string;
      readonly p99?: string;
    };

/** How tasks go on, as written. */
export type RawCourse =
  | 'time'
  | 'immediate'
  | 'manual'
  | 'hold'
  | {
      readonly kind: 'time' | 'immediate' | 'manual' | 'hold' | 'script';
      readonly reads?: number;
      readonly state?: string;
      readonly stays?: readonly {
        readonly state: string;
        readonly outcome?: string;
        readonly for?: string;
      }[];
    };

/** What profiles and scenarios have in common. */
export type RawFate = {
  readonly outcome?: string;
  readonly ends?: Readonly<Record<string, number>>;
  readonly dwell?: Readonly<Record<string, RawDistribution>>;
  readonly progression?: RawCourse;
  readonly faults?: readonly unknown[];
};

/** A profile as written. */
export type RawProfile = RawFate & { readonly extends?: string };

/** A scenario as written. */
export type RawScenario = RawFate & { readonly match?: Readonly<Record<string, unknown>> };

/** `serve:` as written. */
export type RawServe = {
  readonly spec?: string | readonly string[];
  readonly overlays?: string | readonly string[];
  readonly port?: number;
  readonly host?: string;
  readonly seed?: number;
  readonly clock?: Exclude<ClockMode['kind'], 'scaled' | 'step'> | `step:${string}`;
  readonly epoch?: string;
  readonly speed?: number;
  readonly profile?: string;
  readonly scenarios?: readonly string[];
  readonly preload?: number;
  readonly cors?: boolean;
  readonly credentials?: 'demo' | 'any' | Readonly<Record<string, string>>;
  readonly limits?: {
    readonly tasks?: number;
    readonly exchanges?: number;
    readonly journal?: number | string;
    readonly body?: number | string;
  };
  readonly admin?: false | { readonly port?: number; readonly host?: string; readonly token?: string };
  readonly watch?: boolean;
  readonly log?: { readonly level?: 'silent' | 'warn' | 'info'; readonly json?: boolean };
  readonly 'client-report'?: string;
  readonly journal?: string;
};

/** The whole file as written. */
export type RawConfig = {
  readonly serve?: RawServe;
  readonly profiles?: Readonly<Record<string, RawProfile>>;
  readonly scenarios?: Readonly<Record<string, RawScenario>>;
  readonly faults?: readonly unknown[];
};

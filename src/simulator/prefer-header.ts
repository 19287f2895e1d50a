import { headerWord } from './parse-prefer.js';

/** What a request can prefer for the task that it creates, or for the run that it starts. */
export type PreferOptions = {
  /** How it ends: a state, its label, `State.outcome`, or `success`, `failure`, `cancelled`. */
  readonly outcome?: string;
  /** A scenario by its name; its faults hit this request too. */
  readonly scenario?: string;
  /** How it goes on; `{ manual: 3 }` leaves each state after three reads, `manual` after one. */
  readonly progression?: 'immediate' | 'time' | 'hold' | 'manual' | { readonly manual: number };
  /** How long it stays in each state that is not final: milliseconds, or a text such as `500ms`, `5s`, `2m`. */
  readonly dwell?: number | string;
};

/**
 * The `Prefer` header (RFC 7240) that says so, to be spread into the headers of a request; empty where nothing is
 * preferred. Throws `RangeError` for a text that no header can hold.
 */
export function preferHeader(options: PreferOptions): { readonly prefer?: string } {
  const { outcome, scenario, progression, dwell } = options;
  const parts = [
    ...(outcome === undefined ? [] : [`outcome=${word(outcome)}`]),
    ...(scenario === undefined ? [] : [`scenario=${word(scenario)}`]),
    ...(progression === undefined ? [] : [`progression=${courseWord(progression)}`]),
    ...(dwell === undefined ? [] : [`dwell=${word(typeof dwell === 'number' ? `${dwell}ms` : dwell)}`]),
  ];
  return parts.length === 0 ? {} : { prefer: parts.join(', ') };
}

function courseWord(progression: NonNullable<PreferOptions['progression']>): string {
  return typeof progression === 'object' ? `manual;reads=${progression.manual}` : progression;
}

function word(text: string): string {
  if (/^[\x20-\x7e]+$/.test(text)) return headerWord(text);
  throw new RangeError(
    `Prefer: expected a text of printable ASCII, got ${JSON.stringify(text)}. Name the state as the lifecycle does, or say success or failure.`,
  );
}

/** What control refuses, by a stable code. */
export type ControlCode =
  /** A value that cannot be: a duration, an instant, a mode, a course, a name, a count. */
  | 'invalid'
  | 'unknown-task'
  /** Several APIs have a task of that id. */
  | 'ambiguous-task'
  | 'unknown-state'
  | 'unknown-outcome'
  | 'unknown-api'
  | 'unknown-rule'
  /** A fault rule that cannot be understood, or names a fault that is not in the catalogue. */
  | 'invalid-fault'
  | 'unknown-profile'
  | 'unknown-scenario'
  | 'unknown-namespace'
  | 'too-many-namespaces'
  /** The clock would go back. */
  | 'clock-backwards';

/**
 * A control call that cannot be obeyed; the message says what was expected, what came, and what to do. The code is a
 * `ControlCode`, and from the control client any code that the server answered with.
 */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  readonly code: string;
  constructor(code: ControlCode | (string & {}), message: string) {
    super(message);
    this.code = code;
  }
}

const SHOWN = 20;

/** An error about a name that is not known; it lists those that are, the first twenty. */
export function unknownName(
  code: ControlCode,
  about: { readonly expected: string; readonly got: string; readonly known: readonly string[] },
): ControlError {
  const { expected, got, known } = about;
  return new ControlError(code, `Expected ${expected}, got "${clip(got)}". ${listed(known)}`);
}

function listed(known: readonly string[]): string {
  if (known.length === 0) return 'There are none.';
  const more = known.length > SHOWN ? `, and ${known.length - SHOWN} more` : '';
  return `Known: ${known.slice(0, SHOWN).join(', ')}${more}.`;
}

/** What a caller sent is repeated only so far. */
export const clip = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}...` : text);

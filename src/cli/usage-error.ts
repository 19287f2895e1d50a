/** A command line that cannot be carried out; the message says what was expected and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

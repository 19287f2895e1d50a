/** Settings that cannot be obeyed; the message says what was expected, what came, and what to do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

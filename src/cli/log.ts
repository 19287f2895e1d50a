/** `info` logs every exchange, `warn` what a user should know, `silent` nothing. */
export type LogLevel = 'silent' | 'warn' | 'info';

/** One line: a message for people and what a program may want of it. Never a query, a header or a body. */
export type LogLine = { readonly message: string; readonly [field: string]: unknown };

/** Where a command says what happens while it runs. A `note` is news, not trouble; it is kept out by `silent` only. */
export type Log = { warn(line: LogLine): void; note(line: LogLine): void; info(line: LogLine): void };

/** What is logged, in which form, and where it goes. */
export type LogOptions = {
  readonly level: LogLevel;
  /** One JSON object a line instead of text. */
  readonly json: boolean;
  /** Unix milliseconds, for the lines of JSON. */
  readonly now: () => number;
  readonly write: (text: string) => void;
};

/** A log of text or JSON lines; which lines depends on the level. */
export function createLog({ level, json, now, write }: LogOptions): Log {
  const writer = (own: keyof Log) => (line: LogLine) => {
    if (level === 'silent' || (level === 'warn' && own === 'info')) return;
    const entry = { time: new Date(now()).toISOString(), level: own, ...line };
    write(json ? `${JSON.stringify(entry)}\n` : `${own}: ${line.message}\n`);
  };
  return { warn: writer('warn'), note: writer('note'), info: writer('info') };
}

/** `info` logs every exchange, `warn` what a user should know. */
export type LogLevel = 'silent' | 'warn' | 'info';

/** One line: a message for people and what a program may want of it. */
export type LogLine = { readonly message: string; readonly [field: string]: unknown };

export type Log = { warn(line: LogLine): void; info(line: LogLine): void };

export type LogOptions = {
  readonly level: LogLevel;
  /** One JSON object a line instead of text. */
  readonly json: boolean;
  readonly write: (text: string) => void;
};

export function createLog({ level, json, write }: LogOptions): Log {
  const writer = (own: 'warn' | 'info') => (line: LogLine) => {
    if (level === 'silent' || (level === 'warn' && own === 'info')) return;
    write(json ? `${JSON.stringify({ level: own, ...line })}\n` : `${own}: ${line.message}\n`);
  };
  return { warn: writer('warn'), info: writer('info') };
}

import { UsageError } from './usage-error.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'this is a folder',
  EACCES: 'the right to write there is missing',
  EROFS: 'the file system is read-only',
};

/** The error for a file that an option names and that cannot be written; `advice` says what to do. */
export function cannotWrite(place: string, error: unknown, advice = 'Give another path.'): UsageError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new UsageError(
    `${place}: expected a file that can be written, but ${REASONS[code ?? ''] ?? message}. ${advice}`,
  );
}

import { writeFile } from 'node:fs/promises';
import { cannotWrite } from './cannot-write.js';
import { UsageError } from './usage-error.js';

/** A text that is to be made and written. */
export type Writing = {
  /** What asked for it, as messages name it: `--report json=out.json`. */
  readonly place: string;
  /** Absent: standard output. */
  readonly file?: string;
  readonly make: () => string | Promise<string>;
};

/** Makes and writes each, one after the other, whatever becomes of the others; then throws one `UsageError` that names all that failed. */
export async function writeEach(writings: readonly Writing[]): Promise<void> {
  const failures: string[] = [];
  for (const writing of writings) {
    const failure = await write(writing);
    if (failure !== undefined) failures.push(failure);
  }
  const rest = failures.length < writings.length ? 'Everything else was written.' : 'Nothing was written.';
  if (failures.length > 0) throw new UsageError([...failures, rest].join('\n'));
}

/** Why it could not be written; absent: it was. */
async function write({ place, file, make }: Writing): Promise<string | undefined> {
  let text: string;
  try {
    text = await make();
  } catch (error) {
    const { name, message } = error as Error;
    return `${place}: expected a report, but it could not be made (${name}: ${message}). Take another form.`;
  }
  try {
    if (file === undefined) process.stdout.write(text);
    else await writeFile(file, text);
    return undefined;
  } catch (error) {
    return cannotWrite(place, error).message;
  }
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createRealClock } from '../clock/real-clock.js';
import type { RunningSimulator } from '../start/start-simulator.js';
import type { LogLine } from './log.js';
import type { Session } from './serve.js';
import { watchFiles } from './watch-files.js';

const { now } = createRealClock();
const folder = mkdtempSync(join(tmpdir(), 'taskdouble-watch-'));
const [first, second] = [join(folder, 'first.yaml'), join(folder, 'second.yaml')];

let stop: () => Promise<void> = async () => {};
afterEach(() => stop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The second file belongs to the document as soon as the first one names it. */
function read(readMs: number): { readonly session: Session; readonly text: string } {
  const named = readFileSync(first, 'utf8');
  const files = named.includes('second') ? [first, second] : [first];
  const text = files.map((file) => readFileSync(file, 'utf8')).join();
  const opened = [{ api: { name: 'it' }, files }];
  return { session: { opened, plan: { options: {} }, readMs } as unknown as Session, text };
}

test('no edit is lost of a file that the document has just gained: not before it is watched, not right after', async () => {
  writeFileSync(first, 'alone');
  const reads: string[] = [];
  const again = async () => {
    const { session, text } = read(now());
    reads.push(text);
    if (reads.length === 1) writeFileSync(second, 'edited while it was not watched yet');
    return session;
  };
  const notes: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const note = ({ message }: LogLine) => {
      notes.push(`${message} ${reads.at(-1)}`);
      if (notes.length === 1) writeFileSync(second, 'edited at once');
      else resolve();
    };
    const log = { note, info: () => {}, warn: ({ message }: LogLine) => reject(new Error(message)) };
    const simulator = { reload: () => {} } as unknown as RunningSimulator;
    watchFiles(read(now() + 60_000).session, { again, simulator, log }).then((end) => {
      stop = end;
      writeFileSync(second, 'new');
      writeFileSync(first, 'with the second');
    }, reject);
  });
  expect(reads).toEqual([
    'with the second,new',
    'with the second,edited while it was not watched yet',
    'with the second,edited at once',
  ]);
  expect(notes).toEqual([
    'Read again: it. Tasks stay. with the second,edited while it was not watched yet',
    'Read again: it. Tasks stay. with the second,edited at once',
  ]);
});

test('an edit between the first reading and the watching is read', async () => {
  writeFileSync(first, 'alone');
  const { session } = read(0);
  await new Promise<void>((resolve, reject) => {
    const log = { note: () => resolve(), info: () => {}, warn: () => reject(new Error()) };
    const simulator = { reload: () => {} } as unknown as RunningSimulator;
    watchFiles(session, { again: async () => read(now()).session, simulator, log }).then((end) => {
      stop = end;
    }, reject);
  });
});

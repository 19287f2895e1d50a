import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { startServing } from '../cli/taskdouble.js';
import { commandsOf, fencedBlocks } from './fenced-blocks.js';

/** A block of commands and what the block after it says that they print. */
export type Replayed = { readonly place: string; readonly shown: string; readonly printed: string };

/** Where the commands of the pages find the simulator that a page starts. */
const SHOWN_URL = 'http://127.0.0.1:4010';

/**
 * Runs the commands of a page from top to bottom. Those that serve start a simulator on a free port, and the others are
 * told its address; blocks whose output is not shown are run as well.
 */
export async function replayPage(page: string): Promise<readonly Replayed[]> {
  const blocks = fencedBlocks(page, readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8'));
  const replayed: Replayed[] = [];
  let url = SHOWN_URL;
  for (const [index, block] of blocks.entries()) {
    if (block.language !== 'sh') continue;
    let printed = '';
    for (const command of commandsOf(block)) {
      const [, served] = /^taskdouble serve (.*)$/.exec(command) ?? [];
      if (served === undefined) printed += await print(command.replaceAll(SHOWN_URL, url));
      else ({ url } = (await startServing(served.split(' '))).ready);
    }
    const next = blocks[index + 1];
    if (next?.language === '') {
      const shown = next.text.trimEnd();
      replayed.push({ place: next.place, shown, printed: printed.trimEnd().replaceAll(url, SHOWN_URL) });
    }
  }
  return replayed;
}

/** What the command prints, ended with a line break. */
function print(command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('bash', ['-c', command], (error, stdout) => {
      if (error !== null) reject(error);
      else resolve(stdout.endsWith('\n') ? stdout : `${stdout}\n`);
    });
  });
}

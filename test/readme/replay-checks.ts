import { execFile } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { makeFolder } from '../cli/sample-document.js';
import { startServing } from '../cli/taskdouble.js';
import { fencedBlocks } from './fenced-blocks.js';

const root = new URL('../../', import.meta.url);
/** Where the pages say that the implementation is. */
const SHOWN_URL = 'http://127.0.0.1:4010';
/** The pages are about what is shown, not about how much is proven. */
const SMALL_BUDGET = '--tasks 60 --requests 700';

/**
 * Carries the commands of a page out from top to bottom, in a folder of its own. A target file that the page shows is
 * there; `# ends with 1` says the exit code; of what is printed, the lines shown must come in this order, whatever their
 * figures.
 */
export async function replayChecks(page: string): Promise<void> {
  const folder = makeFolder();
  try {
    const main = fileURLToPath(new URL('dist/src/cli/main.js', root));
    chmodSync(
      folder.write('taskdouble', `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@" ${'$BUDGET'}\n`),
      0o755,
    );
    const env = { ...process.env, NO_COLOR: '1', API_KEY: 'taskdouble-demo-key', BUDGET: SMALL_BUDGET };
    const scene = { cwd: folder.path, env: { ...env, PATH: `${folder.path}:${process.env.PATH}` } };
    let url = SHOWN_URL;
    const blocks = fencedBlocks(page, readFileSync(new URL(page, root), 'utf8'));
    for (const [index, { language, place, text }] of blocks.entries()) {
      if (language === 'yaml') folder.write('target.yaml', text.replaceAll(SHOWN_URL, url));
      if (language !== 'sh') continue;
      let printed = '';
      for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('export '))) {
        const [, served] = /^taskdouble serve (.*)$/.exec(line) ?? [];
        if (served !== undefined) ({ url } = (await startServing(served.split(' '))).ready);
        else {
          const [, wanted = '0'] = /# ends with (\d)$/.exec(line) ?? [];
          const { code, stdout, stderr } = await run(line.replaceAll(SHOWN_URL, url), { ...scene, wanted });
          expect([place, line, code, stderr], stdout).toEqual([
            place,
            line,
            Number(wanted),
            expect.anything(),
          ]);
          printed += stdout.replaceAll(url, SHOWN_URL);
        }
      }
      const next = blocks[index + 1];
      if (next?.language === '') expectInOrder(next.text, printed);
    }
  } finally {
    folder.remove();
  }
}

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

type Scene = { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly wanted: string };

/** What a replay repeats may need its moment: it gets some tries. */
async function run(line: string, scene: Scene): Promise<Ended> {
  for (let tries = line.includes('--replay ') ? 8 : 1; ; tries -= 1) {
    const ended = await runOnce(line, scene);
    if (tries === 1 || ended.code === Number(scene.wanted)) return ended;
  }
}

function runOnce(line: string, { cwd, env }: Scene): Promise<Ended> {
  return new Promise((resolve) => {
    execFile('bash', ['-c', line], { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

function expectInOrder(shown: string, printed: string): void {
  const lines = printed.split('\n').map(withoutFigures);
  let from = 0;
  for (const line of shown
    .trimEnd()
    .split('\n')
    .filter((one) => one !== '…')) {
    const at = lines.indexOf(withoutFigures(line), from);
    expect(at, `"${line}" in:\n${printed}`).toBeGreaterThanOrEqual(from);
    from = at + 1;
  }
}

/** Times and counts differ from run to run. */
const withoutFigures = (line: string): string =>
  line.replace(/ \(\d+ times\)$/, '').replace(/\d+(?:\.\d+)?( (?:ms|s|min)\b)?/g, '#');

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { isGroupAlive, killProcesses, startProcess } from './cli/run-process.js';
import { fencedBlocks } from './readme/fenced-blocks.js';

const root = fileURLToPath(new URL('../', import.meta.url));
afterEach(killProcesses);

/** What the last answer of each walk must show: success, and the result. */
const RESULTS: Readonly<Record<string, object>> = {
  docling: { status: 'success', document: { md_content: expect.stringMatching(/\S/) } },
  chunkr: { status: 'Succeeded', output: { chunks: expect.arrayContaining([expect.anything()]) } },
  trace: { status: 'completed', data: expect.anything() },
  literature: { data: { status: 'completed', result: expect.anything() } },
  factpulse: { status: 'SUCCESS', result: { status: 'SUCCESS', content_b64: expect.any(String) } },
};

/** Pastes a block into bash and returns the last answer. `tee /dev/stderr` wants a pipe or a terminal. */
async function paste(block: string): Promise<{ readonly answer: unknown; readonly output: string }> {
  const { stdout: output } = await startProcess(['bash', '-c', `{\n${block}\n} 2>&1 | cat`]).ended;
  const answers = output.split('\n').filter((line) => line.startsWith('{'));
  return { answer: JSON.parse(answers.at(-1) ?? 'null'), output };
}

const shown = fencedBlocks('README.md', readFileSync(`${root}README.md`, 'utf8')).find(({ text }) =>
  text.startsWith('taskdouble serves'),
);

it.each(['1', '20250101'])(
  'npm start prints what the README shows, and its five walks end with a result (seed %s)',
  async (seed) => {
    const npm = startProcess(['npm', 'start', '--', '--port', '0', '--seed', seed], { cwd: root });
    const [, url = ''] = await npm.said('stdout', /^taskdouble serves (\S+)/m);
    await npm.said('stdout', /# factpulse(.*\n){4}/);
    const printed = npm.stdout().slice(npm.stdout().indexOf('taskdouble serves'));

    const lines = printed
      .replaceAll(url, 'http://127.0.0.1:4010')
      .replace(`seed ${seed})`, 'seed 1)')
      .split('\n');
    for (const [index, line] of (shown?.text.trimEnd() ?? 'nothing').split('\n').entries()) {
      const start = line.endsWith('…') ? line.slice(0, -1) : undefined;
      expect(lines[index]?.slice(0, start?.length)).toBe(start ?? line);
    }

    const blocks = printed.trimEnd().split('\n\n').slice(1);
    expect(blocks.map((block) => block.split(' ')[1])).toEqual(Object.keys(RESULTS));
    const walked = await Promise.all(blocks.map(async (block) => [block, await paste(block)] as const));
    for (const [block, { answer, output }] of walked) {
      const name = block.split(' ')[1] ?? '';
      expect(answer, output).toMatchObject(RESULTS[name] ?? {});
      expect(output).toMatch(/^task \S+$/m);
    }

    await npm.end('SIGINT');
    expect(isGroupAlive(npm.pid)).toBe(false);
  },
);

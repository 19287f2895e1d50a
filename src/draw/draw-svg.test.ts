import { expect, test } from 'vitest';
import type { DiagramEdge } from './diagram.js';
import { drawMarkedSvg, drawSvg } from './draw-svg.js';
import { findUnbalanced } from './drawing-checks.cases.js';
import { awkward, clearable, retrying, updatable } from './lifecycles.cases.js';

test.each(Object.entries({ updatable, clearable, retrying, awkward }))(
  '%s is one well-formed svg',
  async (_, lifecycle) => {
    const svg = await drawSvg(lifecycle);
    expect(findUnbalanced(svg)).toBeUndefined();
    expect(svg.replace(/<[^<>]*>/g, '')).not.toMatch(/<|&(?!#?\w+;)/);
  },
);

test('the same lifecycle gives the same bytes', async () => {
  expect(await drawSvg(updatable)).toBe(await drawSvg(updatable));
});

test('the drawing has a title, says in words what it shows, and has no ids that could clash', async () => {
  const svg = await drawSvg(updatable);
  expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*>\n<title>task lifecycle<\/title>\n<desc>/);
  expect(svg).toContain('Requeued to Failed by cancel_task_route: as saved.');
  expect(svg).toContain('Processing to Succeeded by the server (90 %).');
  expect(svg).not.toContain(' id="');
});

test('every colour of the drawing has a counterpart on a dark page', async () => {
  const svg = (await Promise.all([updatable, clearable, retrying, awkward].map(drawSvg))).join('');
  const drawn = svg.replace(/<style>.*?<\/style>/gs, '');
  const elements = new Set([...drawn.matchAll(/<g class="(?:node|edge) (\w+)">/g)].map(([, name]) => name));
  for (const name of elements)
    expect(svg).toMatch(
      new RegExp(`@media screen and .prefers-color-scheme[^]*\\.${name} (?:path|ellipse) \\{`),
    );
});

test('marks add a class to nodes and edges and change nothing else', async () => {
  const mark = { node: (id: string) => `is${id}`, edge: ({ to }: DiagramEdge) => `to${to}` };
  const marked = await drawMarkedSvg(clearable, mark);
  const [state = ''] = clearable.states.keys();
  expect(marked).toMatch(new RegExp(`<g class="node \\w+ is${state}">`));
  expect(marked).toMatch(/<g class="edge \w+ to\w+">/);
  const plain = marked.replace(/(<g class="(?:node|edge) \w+) [^"]*"/g, '$1"');
  expect(plain).toBe(await drawSvg(clearable));
});

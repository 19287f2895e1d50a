import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseLifecycle } from '../lifecycle/parse-lifecycle.js';
import { drawMermaid } from './draw-mermaid.js';
import { drawSvg } from './draw-svg.js';
import { faultyLines, findUnbalanced } from './drawing-checks.cases.js';

test.each(['docling', 'chunkr', 'trace', 'literature', 'factpulse'])(
  'every state of %s is in its drawings',
  async (name) => {
    const file = new URL(`../../specs/${name}/openapi.yaml`, import.meta.url);
    const { lifecycle } = parseLifecycle(parse(readFileSync(file, 'utf8'))['x-task-lifecycle']);
    const states = [...(lifecycle?.states.keys() ?? [])];
    const [svg, mermaid] = [await drawSvg(lifecycle!), drawMermaid(lifecycle!)];
    expect(
      states.filter((state) => !svg.includes(`>${state}</text>`) || !mermaid.includes(`state "${state}`)),
    ).toEqual([]);
    expect(faultyLines(mermaid)).toEqual([]);
    expect(findUnbalanced(svg)).toBeUndefined();
  },
);

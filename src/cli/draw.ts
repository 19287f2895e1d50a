import { writeFile } from 'node:fs/promises';
import { drawDot } from '../draw/draw-dot.js';
import { drawMermaid } from '../draw/draw-mermaid.js';
import { drawSvg } from '../draw/draw-svg.js';
import type { Lifecycle } from '../lifecycle/model.js';
import { openApi } from '../start/open-api.js';
import { cannotWrite } from './cannot-write.js';
import type { DrawFlags } from './draw-command.js';

/** Prints or writes the drawing and returns the exit code. */
export async function draw(spec: string, { overlay, format, output, json }: DrawFlags): Promise<number> {
  const { api } = await openApi(spec, overlay === undefined ? {} : { overlays: overlay });
  const drawing = await drawAs(format, api.lifecycle);
  const text = json ? `${JSON.stringify({ name: api.name, format, drawing })}\n` : withNewline(drawing);
  if (output === undefined) process.stdout.write(text);
  else await write(output, text);
  return 0;
}

async function drawAs(format: DrawFlags['format'], lifecycle: Lifecycle): Promise<string> {
  switch (format) {
    case 'mermaid':
      return drawMermaid(lifecycle);
    case 'dot':
      return drawDot(lifecycle);
    case 'svg':
      return drawSvg(lifecycle);
  }
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw cannotWrite(`--output ${path}`, error, 'Give another path, or none for standard output.');
  }
}

const withNewline = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

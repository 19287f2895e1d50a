import { writeFile } from 'node:fs/promises';
import { drawDot } from '../draw/draw-dot.js';
import { drawMermaid } from '../draw/draw-mermaid.js';
import { drawSvg } from '../draw/draw-svg.js';
import type { Lifecycle } from '../lifecycle/model.js';
import { openApi } from '../start/open-api.js';
import type { DrawFlags } from './draw-command.js';
import { UsageError } from './usage-error.js';

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
    throw new UsageError(
      `--output ${path}: expected a file that can be written, but ${reasonOf(error)}. Give another path, or none for standard output.`,
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'this is a folder',
  EACCES: 'the right to write there is missing',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? message;
}

const withNewline = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

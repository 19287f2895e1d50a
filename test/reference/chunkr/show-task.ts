import type { ChunkrDefect } from './defects.js';
import type { ChunkrWays } from './options.js';
import { expiryOf, type Output, type Task } from './task.js';

/** How a task is shown. */
export type Showing = {
  readonly includeChunks: boolean;
  readonly base64Urls: boolean;
  readonly ways: ChunkrWays;
  readonly has: (defect: ChunkrDefect) => boolean;
  readonly nowMs: number;
  /** Differs on each read, so that presigned URLs do. */
  readonly signature: string;
};

/** A task as the document's `TaskResponse`. */
export function showTask(task: Task, showing: Showing): object {
  const { has, nowMs, ways } = showing;
  const isEarly = has('output-while-processing') && task.status === 'Processing';
  const output = isEarly ? { configuration: task.configuration, pages: 1 } : task.output;
  const shown = {
    status: has('unknown-label') && task.status === 'Processing' ? 'Running' : task.status,
    task_id: task.id,
    created_at: iso(has('created-at-moves') ? nowMs : task.createdMs),
    started_at: iso(task.startedMs),
    finished_at: iso(task.finishedMs),
    expires_at: iso(expiryOf(task)),
    message: task.message,
    task_url: null,
    output: output === undefined ? waitingOutput(task, showing) : showOutput(task, output, showing),
    configuration: { ...task.configuration, input_file_url: urlOf(task, showing, task.input.fileName) },
    ...(ways.extras && {
      completed: task.finishedMs !== undefined,
      task_type: 'Parse',
      version_info: { server_version: '1.19.0', client_version: null },
      file_info: { name: task.input.fileName, mime_type: 'application/pdf', page_count: null },
    }),
  };
  return ways.nulls ? shown : Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== null));
}

const iso = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString());

function urlOf({ id }: Task, { base64Urls, signature }: Showing, name: string): string {
  const file = encodeURIComponent(name);
  return base64Urls
    ? `data:application/pdf;base64,${Buffer.from(name).toString('base64')}`
    : `https://storage.example/${id}/${file}?Expires=3600&Signature=${signature}`;
}

/** Before there is output: nothing, or what is known of the file. */
function waitingOutput(task: Task, { ways }: Showing): object | null {
  const before = task.previous?.output;
  if (!ways.keepsMetadata || before === undefined || task.status === 'Cancelled') return null;
  return { chunks: [], file_name: task.input.fileName, page_count: before.pages };
}

function showOutput(task: Task, output: Output, showing: Showing): object {
  const areShown = showing.includeChunks || showing.has('chunks-though-not-asked');
  const pages = Array.from({ length: output.pages }, (_, index) => index + 1);
  return {
    file_name: task.input.fileName,
    page_count: output.pages,
    pdf_url: urlOf(task, showing, 'document.pdf'),
    chunks: areShown ? pages.map((page) => showChunk(task, output, page)) : [],
  };
}

function showChunk({ id, input }: Task, { configuration }: Output, page: number): object {
  const text = `Page ${page} of ${input.fileName}`;
  const segment = {
    segment_type: configuration['segmentation_strategy'] === 'Page' ? 'Page' : 'Text',
    segment_id: `${id}.${page}.1`,
    bbox: { left: 72, top: 72, width: 451, height: 20 },
    page_number: page,
    page_height: 842,
    page_width: 595,
    content: text,
    html: `<p>${text}</p>`,
    markdown: text,
  };
  return { chunk_id: `${id}.${page}`, chunk_length: 4, segments: [segment] };
}

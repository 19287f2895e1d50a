import type { Draw } from '../draw.js';
import type { Repertoire } from '../random-clients.js';
import { CHUNKR_KEY } from './options.js';

const CONFIGURATIONS: readonly object[] = [
  {},
  { high_resolution: false },
  { ocr_strategy: 'Auto' },
  { segmentation_strategy: 'Page', error_handling: 'Continue' },
  { chunk_processing: { target_length: 64 } },
  { llm_processing: { fallback_strategy: { Model: 'small' }, temperature: 0.5 } },
  { segment_processing: { Title: { html: 'LLM', markdown: 'Auto', crop_image: 'All' } } },
  { pipeline: 'Chunkr', chunk_processing: { tokenizer: { String: 'Qwen/Qwen-tokenizer' } } },
];

const FILES: readonly object[] = [
  { file: 'https://files.example/paper.pdf' },
  { file: 'https://files.example/corrupt.pdf' },
  { file: 'https://slow.example/paper.pdf' },
  { file: 'https://files.example/paper.pdf', file_name: 'long.pdf' },
  { file: 'JVBERi0xLjQK', file_name: null },
];

const QUERIES = [
  '',
  '',
  '?include_chunks=false',
  '?base64_urls=true',
  '?base64_urls=true&include_chunks=false',
];

const pick = <T>(draw: Draw, list: readonly T[]): T => list[draw([0, list.length - 1])]!;

const invalid = (because: string) => ({ intent: { kind: 'invalid', because } }) as const;

const OTHERS = [
  { method: 'POST', url: '/api/v1/task/parse', json: {}, ...invalid('file is missing') },
  { method: 'POST', url: '/api/v1/task/parse', json: { file: 5 }, ...invalid('file is a number') },
  {
    method: 'POST',
    url: '/api/v1/task/parse',
    raw: { text: '{', type: 'application/json' },
    ...invalid('malformed'),
  },
  {
    url: '/api/v1/task/tsk_none',
    headers: { authorization: 'nonsense' },
    intent: { kind: 'unauthenticated' },
  },
  { url: '/api/v1/task/tsk_none', intent: { kind: 'unknown-id' } },
  { url: '/api/v1/task/tsk_none/cancel', intent: { kind: 'unknown-id' } },
  { method: 'DELETE', url: '/api/v1/task/tsk_none', intent: { kind: 'unknown-id' } },
] as const;

/** What clients of Chunkr do. */
export const chunkrRepertoire: Repertoire = {
  headers: { authorization: CHUNKR_KEY },
  create: (draw) => ({
    method: 'POST',
    url: '/api/v1/task/parse',
    json: { ...pick(draw, FILES), ...pick(draw, CONFIGURATIONS) },
  }),
  idOf: ({ json }) => (json as { task_id?: string } | undefined)?.task_id,
  visit: (draw, id) => {
    const url = `/api/v1/task/${id}`;
    switch (draw([0, 8])) {
      case 0:
      case 1:
        return { url: `${url}/cancel` };
      case 2:
        return { method: 'DELETE', url };
      case 3:
      case 4:
        return { method: 'PATCH', url: `${url}/parse`, json: pick(draw, CONFIGURATIONS) };
      default:
        return { url: `${url}${pick(draw, QUERIES)}` };
    }
  },
  other: (draw) => pick(draw, OTHERS),
};

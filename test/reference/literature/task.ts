/** Where a task stands, as the document names it. */
export type Status = 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';

/** What a task does, as the document names it. */
export const TASK_TYPES = ['search', 'dedup', 'crawl', 'ocr', 'index', 'keyword_expand'] as const;

/** What is asked for. */
export type Order = {
  readonly projectId: number;
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
};

/** A task as a row of the table; times in Unix milliseconds. */
export type Row = {
  readonly id: number;
  readonly projectId: number;
  readonly type: string;
  params: Readonly<Record<string, unknown>>;
  total: number;
  status: Status;
  progress: number;
  result: object | null;
  errorMessage: string;
  createdMs: number;
  startedMs: number | null;
  completedMs: number | null;
};

const EVERYWHERE = ['semantic_scholar', 'arxiv', 'pubmed', 'dblp'];

/** What the parameters name, or else every source. */
export function sourcesOf({ params }: Pick<Order, 'params'>): readonly string[] {
  const { sources } = params;
  const named = Array.isArray(sources) ? sources.map(String) : EVERYWHERE;
  return named.length === 0 ? EVERYWHERE : named;
}

/** Whether anything is known of the source. */
export const isKnown = (source: string): boolean =>
  [...EVERYWHERE, 'crossref', 'full-text', 'nightly-dump'].includes(source);

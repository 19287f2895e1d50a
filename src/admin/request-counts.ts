import type { ExchangeSummary } from '../http/serve-call.js';

/** How often something was seen, by labels. */
export type Tally<Label extends string> = Readonly<Record<Label, string>> & { readonly count: number };

/** Requests and faults since the start, counted as they happen. */
export type RequestCounts = {
  note(summary: Pick<ExchangeSummary, 'api' | 'operation' | 'status' | 'faults'>): void;
  /** `status` is the class: `2xx`. A request that is no operation has an empty `operation`. */
  requests(): readonly Tally<'api' | 'operation' | 'status'>[];
  /** `kind` is the name of the fault in the catalogue. */
  faults(): readonly Tally<'api' | 'kind'>[];
};

/** Nothing counted yet. What is counted is bounded by the documents: paths and rule ids are no labels. */
export function createRequestCounts(): RequestCounts {
  const requests = new Map<string, number>();
  const faults = new Map<string, number>();
  return {
    note: ({ api, operation = '', status, faults: names }) => {
      add(requests, `${api}\n${operation}\n${Math.floor(status / 100)}xx`);
      if (names !== undefined) for (const name of names) add(faults, `${api}\n${kindOf(name)}`);
    },
    requests: () =>
      [...requests].map(([key, count]) => {
        const [api = '', operation = '', status = ''] = key.split('\n');
        return { api, operation, status, count };
      }),
    faults: () =>
      [...faults].map(([key, count]) => {
        const [api = '', kind = ''] = key.split('\n');
        return { api, kind, count };
      }),
  };
}

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** `<rule id>:<kind>`; an id may hold colons, the name of a fault does not. */
const kindOf = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

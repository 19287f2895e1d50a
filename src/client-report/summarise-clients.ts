import type { ClientSummary } from './client-report.js';
import { waitedMs } from './elapsed.js';
import { isKnownFinal } from './known.js';
import { findPollPairs, type PollPair } from './poll-pairs.js';
import { findRetryChains } from './retry-chains.js';
import type { ClientStory, TaskStory } from './story.js';
import { groupBy } from './tell-stories.js';

/** What each client did, in numbers, over all APIs; sorted by name. */
export const summariseClients = (stories: readonly ClientStory[]): readonly ClientSummary[] =>
  [...groupBy(stories, ({ client }) => client)]
    .map(([client, own]) => summarise(client, own))
    .toSorted((one, other) => (one.client < other.client ? -1 : 1));

function summarise(client: string, stories: readonly ClientStory[]): ClientSummary {
  const calls = stories.flatMap((story) => story.calls);
  const tasks = stories.flatMap((story) => story.tasks);
  const gaps = stories
    .flatMap(pollPairs)
    .map(({ first, second }) => Math.max(0, waitedMs(first.exchange, second.exchange)))
    .toSorted((one, other) => one - other);
  const chains = stories.flatMap(findRetryChains);
  return {
    client,
    requests: calls.length,
    tasks: tasks.length,
    polls: stories.reduce((sum, story) => sum + countPolls(story), 0),
    ...withGaps(gaps),
    retries: chains.reduce((sum, chain) => sum + chain.calls.length - 1, 0),
    faulted: calls.filter(({ exchange }) => (exchange.faults?.length ?? 0) > 0).length,
  };
}

const pollPairs = ({ api, tasks }: ClientStory): readonly PollPair[] =>
  tasks.flatMap(findPollPairs).filter(({ known }) => !isKnownFinal(api.lifecycle, known));

const countPolls = ({ api, tasks }: ClientStory): number =>
  tasks
    .flatMap(({ steps }: TaskStory) => steps)
    .filter(({ call, before }) => call.aim === 'read' && !isKnownFinal(api.lifecycle, before)).length;

function withGaps(sorted: readonly number[]): Pick<ClientSummary, 'pollGapMs'> {
  const [min] = sorted;
  const max = sorted.at(-1);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  return min === undefined || max === undefined || median === undefined
    ? {}
    : { pollGapMs: { min, median, max } };
}

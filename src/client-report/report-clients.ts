import type { Exchange } from '../exchange/exchange.js';
import type { Api } from '../openapi/api.js';
import type { ClientEvidence, ClientFinding, ClientReport } from './client-report.js';
import type { FindingKind, Sighting } from './finding-kind.js';
import { findingKinds } from './finding-kinds.js';
import type { ClientStory } from './story.js';
import { summariseClients } from './summarise-clients.js';
import { tellStories } from './tell-stories.js';
import { EVIDENCE_LENGTH } from './thresholds.js';

/**
 * What the clients of one namespace did, judged from the exchanges alone, so that any recording can be judged.
 * Exchanges that are no operation of any API are passed over. `dropped`: how many exchanges the recording no longer
 * has; then nobody is accused of what the missing ones may explain.
 */
export function reportClients(
  apis: readonly Api[],
  exchanges: readonly Exchange[],
  dropped = 0,
): ClientReport {
  const recording = tellStories(apis, exchanges, dropped);
  const found = findingKinds.flatMap((kind) => recording.stories.flatMap((story) => judge(story, kind)));
  return { clients: summariseClients(recording.stories), findings: found.toSorted(byWeight), dropped };
}

/** One finding for all tasks that show it: that with most of it speaks. */
function judge(story: ClientStory, { id, severity, advice, find }: FindingKind): readonly ClientFinding[] {
  const sightings = find(story);
  const [worst] = sightings.toSorted((one, other) => other.count - one.count);
  if (worst === undefined) return [];
  const { task, evidence } = worst;
  const tasks = new Set(sightings.flatMap((sighting) => sighting.task ?? [])).size;
  const count = sightings.reduce((sum, sighting) => sum + sighting.count, 0);
  return [
    {
      id,
      severity,
      client: story.client,
      api: story.api.name,
      ...(task !== undefined && { task }),
      tasks,
      message: withOthers(worst, tasks),
      advice,
      count,
      evidence: evidence.slice(0, EVIDENCE_LENGTH).map((exchange) => withShown(story, exchange)),
    },
  ];
}

function withShown({ calls }: ClientStory, exchange: Exchange): ClientEvidence {
  const shown = calls.find((call) => call.exchange === exchange)?.shown;
  const label = shown?.label ?? shown?.states[0];
  return label === undefined ? exchange : { ...exchange, shown: label };
}

const withOthers = ({ message }: Sighting, tasks: number): string =>
  tasks < 2 ? message : `${message} Seen on ${tasks} tasks.`;

const WEIGHT = { error: 0, warning: 1, note: 2 } as const;

/** The sort keeps the order of the kinds, then of the clients. */
const byWeight = (one: ClientFinding, other: ClientFinding): number =>
  WEIGHT[one.severity] - WEIGHT[other.severity];

import type { Api } from '../openapi/api.js';
import type { Secrets } from '../store/hide-secrets.js';
import {
  createJournal,
  DEFAULT_MAX_CHARACTERS,
  DEFAULT_MAX_EXCHANGES,
  type Journal,
} from '../store/journal.js';
import { createMemoryStore } from '../store/memory-store.js';
import { clientOf } from './client-of.js';
import type { Machine } from './machine.js';
import type { Namespace } from './namespace.js';
import { createShownStays } from './shown-stays.js';
import type { SimulatorOptions } from './simulator.js';
import type { World } from './world.js';

/** An API in a namespace before its first request. `machine`: the one in force, which a reload changes. */
export function createWorld(machine: () => Machine, namespace: Namespace, options: SimulatorOptions): World {
  return {
    namespace,
    store: createMemoryStore(options.maxTasks),
    clock: namespace.clock,
    journal: createWorldJournal(machine, namespace, options),
    once: new Map(),
    shown: createShownStays(),
    dropped: 0,
  };
}

function createWorldJournal(
  machine: () => Machine,
  namespace: Namespace,
  { journal }: SimulatorOptions,
): Journal {
  const { api, onWarning } = machine();
  const where = namespace.name === '' ? api.name : `${api.name} in @${namespace.name}`;
  return createJournal({
    ...journal,
    api: api.name,
    secrets: () => secretsOf(machine().api),
    clientOf,
    nextSeq: namespace.nextExchange,
    onDropped: (dropped) => onWarning(journalWarning(where, dropped, journal)),
  });
}

/** Where the document has its credentials, besides the headers that always hold some. */
function secretsOf({ securitySchemes }: Api): Secrets {
  const keys = [...securitySchemes.values()].filter((scheme) => scheme.kind === 'apiKey');
  const names = (place: string) =>
    new Set(keys.filter((scheme) => scheme.in === place).map(({ header }) => header.toLowerCase()));
  return { headers: names('header'), queries: names('query') };
}

function journalWarning(where: string, dropped: number, bounds: SimulatorOptions['journal'] = {}): string {
  const { maxEntries = DEFAULT_MAX_EXCHANGES, maxCharacters = DEFAULT_MAX_CHARACTERS } = bounds;
  const so = dropped === 1 ? '1 exchange has made room' : `${dropped} exchanges have made room by now`;
  return `${where}: the journal keeps at most ${maxEntries} exchanges and ${maxCharacters} characters of bodies, the oldest go first: ${so}. Raise maxExchanges or maxJournalCharacters to keep more.`;
}

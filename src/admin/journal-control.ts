import type { Exchange } from '../exchange/exchange.js';
import { toHar } from '../exchange/to-har.js';
import { toJsonl } from '../exchange/to-jsonl.js';
import type { JournalControl } from './controls.js';
import type { Place } from './task-control.js';

/** What a journal is read from. */
export type JournalSource = {
  readonly namespace: string;
  readonly places: () => readonly Place[];
  /** Where the simulator is reached, without a trailing slash. */
  readonly origin: () => string;
  /** That of the package. */
  readonly version: () => string;
};

/** Control over the journals of a namespace, in one. */
export function createJournalControl(source: JournalSource): JournalControl {
  const journals = () => source.places().map(({ world }) => world.journal);
  const exchanges = () =>
    journals()
      .flatMap((journal) => journal.exchanges())
      .sort((one, other) => one.seq - other.seq);
  const dropped = () => journals().reduce((sum, journal) => sum + journal.dropped(), 0);
  return {
    exchanges,
    dropped,
    jsonl: () => toJsonl(exchanges()),
    har: () => {
      const count = dropped();
      const comment = `${count} earlier exchanges had to make room for newer ones.`;
      return JSON.stringify(
        toHar(exchanges(), {
          urlOf: (exchange) => urlOf(source, exchange),
          version: source.version(),
          ...(count > 0 && { comment }),
        }),
      );
    },
    clear: () => {
      for (const journal of journals()) journal.clear();
    },
  };
}

function urlOf({ namespace, places, origin }: JournalSource, { api, request }: Exchange): string {
  const prefix = places().find(({ simulator }) => simulator.api.name === api)?.prefix ?? '';
  return `${origin()}${namespace === '' ? '' : `/@${namespace}`}${prefix}${request.url}`;
}

import type { Api } from '../../src/openapi/api.js';
import { operationRule } from '../monitor/rule-id.js';
import type { Defect } from './defect.js';
import { creatorOf, moversOf } from './roles.js';
import type { Around, Ask, Inside } from './server.js';

/** Defects that only calls which overlap can show: what was read on arrival is acted upon later. */
export const defectsOfRaces = (api: Api): readonly Defect[] => [
  ...moversOf(api).flatMap(({ key, lifecycle }): readonly Defect[] => [
    {
      name: `${key} acts on what it read on arrival`,
      class: 'semantic',
      operator: 'check-then-act',
      breaks: `Between its check and its effect ${key} lets other calls pass, and then overwrites what they did.`,
      ruleMeant: [operationRule(lifecycle.key, '*'), 'operations/*', 'next/*', 'states*'],
      needs: 'concurrency',
      change: { around: onArrival(key) },
    },
  ]),
  ...sharedCreate(api),
];

/** The stored task as it was on arrival is put back before the operation is carried out. */
const onArrival =
  (key: string): Around =>
  (inside) =>
  (next) =>
  (ask) => {
    if (ask.operation?.key === key) putBack(inside, ask);
    return next(ask);
  };

function putBack({ world: { store } }: Inside, { id, arrived }: Ask): void {
  if (id === undefined || arrived === undefined) return;
  const present = store.get(id);
  if (present === arrived) return;
  if (present === undefined) store.append(arrived);
  else store.compareAndSet(present, arrived);
}

/** How close together two submits are one, milliseconds. */
const TOGETHER_MS = 15;

/** Two submits that come together get the answer of the first. */
function sharedCreate(api: Api): readonly Defect[] {
  const creator = creatorOf(api);
  if (creator === undefined) return [];
  const around: Around = () => (next) => {
    let last: { readonly atMs: number; readonly reply: ReturnType<typeof next> } | undefined;
    return (ask) => {
      if (ask.operation?.key !== creator.key) return next(ask);
      if (last !== undefined && ask.nowMs - last.atMs <= TOGETHER_MS) return last.reply;
      const reply = next(ask);
      if (reply.status < 300) last = { atMs: ask.nowMs, reply };
      return reply;
    };
  };
  return [
    {
      name: 'two submits that come together get one task',
      class: 'semantic',
      operator: 'id-shared',
      breaks: `Two calls of ${creator.key} within ${TOGETHER_MS} ms are given the same id.`,
      ruleMeant: [operationRule(creator.lifecycle.key, '*')],
      needs: 'concurrency',
      change: { around },
    },
  ];
}

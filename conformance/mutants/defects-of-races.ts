import type { Api } from '../../src/openapi/api.js';
import { situationAt } from '../../src/timeline/situation-at.js';
import { operationRule } from '../monitor/rule-id.js';
import type { Defect } from './defect.js';
import { creatorOf, type Listed, moversOf } from './roles.js';
import { sampleAnswer } from './sample-answer.js';
import type { Around } from './server.js';

/** Defects that only calls which overlap can show: what was read on arrival is acted upon later. */
export const defectsOfRaces = (api: Api): readonly Defect[] => [
  ...moversOf(api).map((operation): Defect => {
    const { key, lifecycle } = operation;
    return {
      name: `${key} acts on what it read on arrival`,
      class: 'semantic',
      operator: 'check-then-act',
      breaks: `Between its check and its effect ${key} lets other calls pass, and then overwrites what they did.`,
      ruleMeant: [operationRule(lifecycle.key, '*'), 'operations/*', 'next/*', 'states*'],
      needs: 'concurrency',
      change: { around: onArrival(api, operation) },
    };
  }),
  ...sharedCreate(api),
];

/**
 * The stored task as it was on arrival is put back before the operation is carried out. One that is gone by then cannot
 * come back: the answer alone is that of its arrival.
 */
const onArrival =
  (api: Api, { key, lifecycle }: Listed): Around =>
  (inside) =>
  (next) =>
  (ask) => {
    const { id, arrived, operation } = ask;
    if (operation?.key !== key || id === undefined || arrived === undefined) return next(ask);
    const { store } = inside.world;
    const present = store.get(id);
    if (present !== undefined) {
      if (present !== arrived) store.compareAndSet(present, arrived);
      return next(ask);
    }
    const { machine } = inside.simulator;
    const { state } = situationAt(machine.timeline, arrived, ask.nowMs);
    const isAccepted = lifecycle.moves?.has(state) === true;
    return isAccepted ? sampleAnswer(api, machine.operationOf(operation), id) : next(ask);
  };

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

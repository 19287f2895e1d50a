import type { Api } from '../../src/openapi/api.js';
import { operationRule } from '../monitor/rule-id.js';
import { type Defect, wrappedDefect as defect } from './defect.js';
import { isOneOf, type Listed, moversOf } from './roles.js';
import type { Around } from './server.js';
import { replyWithoutEffect } from './without-effect.js';

/** Effects that come late, not always, or elsewhere as well. */
export const defectsOfEffects = (api: Api): readonly Defect[] =>
  moversOf(api).flatMap((operation) => [...delayed(operation), ...ignored(operation), ...spread(operation)]);

/** Answered at once, done later: that would be a 202. */
function delayed({ key, lifecycle }: Listed): readonly Defect[] {
  const around: Around = (inside) => (next) => (ask) => {
    const reply = ask.operation?.key === key ? replyWithoutEffect(inside, ask) : undefined;
    if (reply === undefined || reply.status >= 300) return next(ask);
    inside.later(ask.nowMs + 2_000, (nowMs) => {
      next({ ...ask, nowMs });
    });
    return reply;
  };
  return [
    defect(
      {
        name: `${key} takes effect two seconds late`,
        operator: 'effect-late',
        breaks: `${key} answers that it is done, and does it two seconds later.`,
        ruleMeant: [operationRule(lifecycle.key, 'moves@*'), 'next/*', 'states*'],
      },
      around,
    ),
  ];
}

/** For one task in twenty the operation says yes and does nothing. */
function ignored({ key, lifecycle }: Listed): readonly Defect[] {
  const around: Around = (inside) => (next) => (ask) => {
    const isMeant = ask.operation?.key === key && ask.id !== undefined && isOneOf(0.05, inside, ask.id);
    return (isMeant ? replyWithoutEffect(inside, ask) : undefined) ?? next(ask);
  };
  return [
    defect(
      {
        name: `${key} does nothing for one task in twenty`,
        operator: 'effect-dropped-rarely',
        breaks: `${key} is answered as always, but one task in twenty stays as it was.`,
        ruleMeant: [operationRule(lifecycle.key, 'moves@*'), operationRule(lifecycle.key, 'merge')],
      },
      around,
    ),
  ];
}

/** What is done to one task is done to another one too. */
function spread({ key }: Listed): readonly Defect[] {
  const around: Around = (inside) => (next) => (ask) => {
    const reply = next(ask);
    if (ask.operation?.key !== key || reply.status >= 300 || ask.id === undefined) return reply;
    const other = [...inside.world.store.newestFirst()].find(({ id }) => id !== ask.id);
    if (other !== undefined) {
      const swap = (text: string): string =>
        text.replace(encodeURIComponent(ask.id ?? ''), encodeURIComponent(other.id));
      next({
        ...ask,
        id: other.id,
        head: { ...ask.head, path: swap(ask.head.path), query: swap(ask.head.query) },
      });
    }
    return reply;
  };
  return [
    defect(
      {
        name: `${key} hits a second task`,
        operator: 'isolation-broken',
        breaks: `${key} is carried out on the newest other task as well.`,
        ruleMeant: ['next/*', 'states*', 'operations/*'],
      },
      around,
    ),
  ];
}

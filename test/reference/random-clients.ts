import { expect } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { createDraw, type Draw } from './draw.js';
import { type Asked, createRecorder, type Got } from './record.js';
import type { Running } from './serve.js';
import { createRealClock } from './service-clock.js';

/** What clients of one service do: requests drawn from these, about tasks drawn from those created so far. */
export type Repertoire = {
  readonly headers: Readonly<Record<string, string>>;
  readonly create: (draw: Draw) => Asked;
  /** The id in the answer to a create; `undefined`: there is none. */
  readonly idOf: (got: Got) => string | undefined;
  /** About one task. */
  readonly visit: (draw: Draw, id: string) => Asked;
  /** About none: lists, ids that nobody was given, input that must be refused. */
  readonly other: (draw: Draw) => Asked;
};

export type Visit = {
  readonly api: Api;
  readonly start: () => Promise<Running>;
  readonly seed: number;
  readonly repertoire: Repertoire;
};

/** Of each client. */
const CALLS = 30;

/**
 * One to four clients at the same time, on the tasks of all, while real time passes. Gives back what they saw; at least
 * one call must have been successful.
 */
export async function visitServer(visit: Visit): Promise<readonly Exchange[]> {
  const { api, repertoire, seed, start } = visit;
  const { url, close } = await start();
  const now = () => performance.timeOrigin + performance.now();
  const { trace, call } = createRecorder({ api, url, headers: repertoire.headers, now });
  const ids: string[] = [];
  const clients = Array.from({ length: 1 + (seed % 4) }, (_, number) => {
    const shared = { ids, call: (asked: Asked) => call(asked, `client ${number}`) };
    return runClient(repertoire, createDraw(seed * 100 + number), shared);
  });
  await Promise.all(clients).finally(close);
  expect(trace.some(({ answer }) => answer.kind === 'answered' && answer.status === 200)).toBe(true);
  return trace;
}

type Shared = { readonly ids: string[]; readonly call: (asked: Asked) => Promise<Got> };

/** Every other call is about the task of the call before: what has just been made or changed is where races are. */
async function runClient(repertoire: Repertoire, draw: Draw, { ids, call }: Shared): Promise<void> {
  let last: string | undefined;
  for (let count = 0; count < CALLS; count++) {
    const kind = draw([0, 9]);
    const any = ids[draw([0, Math.max(0, ids.length - 1)])];
    const id = draw([0, 1]) === 0 ? (last ?? any) : any;
    if (id === undefined || kind < 2) {
      last = repertoire.idOf(await call(repertoire.create(draw)));
      if (last !== undefined) ids.push(last);
    } else if (kind < 8) {
      last = id;
      await call(repertoire.visit(draw, id));
    } else if (kind === 8) await call(repertoire.other(draw));
    else await pass(draw([1, 25]));
  }
}

const pass = (ms: number) => new Promise<void>((resolve) => createRealClock().later(ms, resolve));

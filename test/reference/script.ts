import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { type Asked, createRecorder, type Got } from './record.js';
import type { Running } from './serve.js';
import { createHandClock, type HandClock } from './service-clock.js';

/** What a script does: calls, the passing of time, calls at the same time. */
export type Session = {
  /** A call, and a moment later. */
  readonly call: (asked: Asked) => Promise<Got>;
  readonly pass: (ms: number) => void;
  /** Calls that are all in flight when that much time passes. Their answers are written down in no order. */
  readonly together: (asked: readonly Asked[], ms: number) => Promise<void>;
};

/** What a client does, one step after the other. */
export type Script = (session: Session) => Promise<void>;

export type Played = { readonly transcript: readonly string[]; readonly trace: readonly Exchange[] };

export type PlayOptions = {
  readonly api: Api;
  readonly headers: Readonly<Record<string, string>>;
  readonly start: (clock: HandClock) => Promise<Running>;
};

/**
 * Plays scripts one after the other against a server whose time they turn: the same server gives the same transcript.
 */
export async function play(
  scripts: readonly Script[],
  { api, headers, start }: PlayOptions,
): Promise<Played> {
  const clock = createHandClock();
  const running = await start(clock);
  const { trace, call } = createRecorder({ api, headers, url: running.url, now: clock.now });
  const transcript: string[] = [];
  /** All are in, and whoever needs no time has answered: nothing but turning the clock goes on. */
  const send = async (asked: readonly Asked[]): Promise<readonly Promise<Got>[]> => {
    const before = running.received();
    const pending = asked.map((one) => call(one));
    while (running.received() < before + asked.length) await turn();
    return pending;
  };
  const session: Session = {
    call: async (asked) => {
      const [pending] = await send([asked]);
      if (running.busy() > 0) clock.advance(PATIENCE_MS);
      const got = await pending!;
      transcript.push(got.line);
      clock.advance(1);
      return got;
    },
    pass: (ms) => clock.advance(ms),
    together: async (asked, ms) => {
      const pending = await send(asked);
      clock.advance(ms);
      const gots = await Promise.all(pending);
      transcript.push(...gots.map(({ line }) => line).sort());
      clock.advance(1);
    },
  };
  try {
    for (const script of scripts) {
      await script(session);
      clock.advance(BETWEEN_MS);
    }
    return { transcript, trace };
  } finally {
    await running.close();
  }
}

/** Until whatever a script began has come to its end. */
const BETWEEN_MS = 10_000;

/** Longer than any server thinks before it answers. */
const PATIENCE_MS = 50;

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

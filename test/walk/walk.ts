import createClient, { type Client } from 'openapi-fetch';

/** Where a scripted client walks: through whatever stands at `baseUrl`, under a clock that the script moves. */
export type WalkContext = {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Moves the simulator's clock. */
  readonly advance: (duration: string) => void;
};

/** A typed client of one API. */
export function clientOf<Paths extends object>({ baseUrl, headers }: WalkContext): Client<Paths> {
  return createClient<Paths>({ baseUrl, headers });
}

/** Calls `read` while the clock moves on in steps, until it says `last`; returns the different states seen, in order. */
export async function statesUntil(
  context: WalkContext,
  read: () => Promise<string | null | undefined>,
  last: string,
): Promise<string[]> {
  const seen: string[] = [];
  for (let step = 0; step < 2_000; step++) {
    const state = String(await read());
    if (seen.at(-1) !== state) seen.push(state);
    if (state === last) return seen;
    context.advance('50ms');
  }
  throw new Error(`Expected ${last} within 100 s of the simulator's time, saw ${seen.join(', ')}.`);
}

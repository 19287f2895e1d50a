import { expect, test } from 'vitest';
import { loadApi } from '../../src/openapi/load-api.js';
import { type Repertoire, visitServer } from './random-clients.js';
import { createReferee } from './referee.js';
import { type Played, play, type Script } from './script.js';
import type { Running } from './serve.js';
import type { HandClock } from './service-clock.js';

/** One reference service, as the cases need it. */
export type Reference<Defect extends string, Options> = {
  /** Of the document. */
  readonly name: string;
  readonly defects: Readonly<Record<Defect, string>>;
  /** Defects that no trace of a client alone can show, and why. */
  readonly unseen: Partial<Record<Defect, string>>;
  readonly scripts: readonly Script[];
  readonly repertoire: Repertoire;
  /** Under a clock that the scripts turn. */
  readonly startForScripts: (clock: HandClock, defects: readonly Defect[]) => Promise<Running>;
  /** Ways of being right, by name. */
  readonly benign: Readonly<Record<string, Options>>;
  readonly start: (options: Options, seed: number) => Promise<Running>;
};

/** What is expected of each of them. */
export function referenceCases<Defect extends string, Options>(reference: Reference<Defect, Options>): void {
  const defects = Object.keys(reference.defects) as Defect[];
  const world = once(async () => {
    const { api } = await loadApi(reference.name);
    return { api: api!, referee: createReferee(api!) };
  });
  const playWith = async (active: readonly Defect[]): Promise<Played> => {
    const { api } = await world();
    const { scripts, repertoire, startForScripts } = reference;
    const start = (clock: HandClock) => startForScripts(clock, active);
    return play(scripts, { api, headers: repertoire.headers, start });
  };
  const right = once(() => playWith([]));
  const wrong = new Map(defects.map((defect) => [defect, once(() => playWith([defect]))]));

  test('the judge has nothing against the right server, and it answers alike each time', async () => {
    const { referee } = await world();
    const { transcript, trace } = await right();
    expect(referee(trace)).toEqual([]);
    expect((await playWith([])).transcript).toEqual(transcript);
  });

  for (const [defect, played] of wrong) {
    const isSeen = reference.unseen[defect] === undefined;
    const verdict = isSeen ? 'the judge sees it' : `the judge cannot see it: ${reference.unseen[defect]}`;
    test(`clients see "${reference.defects[defect]}", and ${verdict}`, async () => {
      const { referee } = await world();
      const { transcript, trace } = await played();
      expect(transcript).not.toEqual((await right()).transcript);
      expect(referee(trace).length > 0).toBe(isSeen);
    });
  }

  test('no two defects look alike', async () => {
    const names = new Map<string, string>();
    const twins: string[] = [];
    for (const [defect, played] of wrong) {
      const text = (await played()).transcript.join('\n');
      if (names.has(text)) twins.push(`${defect} = ${names.get(text)}`);
      names.set(text, defect);
    }
    expect(twins).toEqual([]);
  });

  for (const [name, options] of Object.entries(reference.benign)) {
    test(`clients at the same time find nothing wrong with a server that is right: ${name}`, async () => {
      const { api, referee } = await world();
      const { repertoire, start } = reference;
      const visits = [1, 2, 3, 4].map(async (seed) =>
        referee(await visitServer({ api, repertoire, seed, start: () => start(options, seed) })),
      );
      expect((await Promise.all(visits)).flat()).toEqual([]);
    });
  }
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

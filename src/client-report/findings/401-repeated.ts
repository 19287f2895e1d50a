import type { Call } from '../call.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import type { ClientStory } from '../story.js';
import { groupBy } from '../tell-stories.js';
import { DENIALS } from '../thresholds.js';

/** The same call with the same credential, refused with 401 each time. */
export const unauthorizedRepeated: FindingKind = {
  id: '401-repeated',
  severity: 'error',
  advice:
    'After a 401 fetch a new credential and try once more; then stop and tell the user. Repetition may get the account locked.',
  find: (story) =>
    [...groupBy(story.calls, sameCall).values()].flatMap((calls) => longestDenial(story, calls)),
};

const sameCall = ({ operation, task }: Call): string => JSON.stringify([operation.key, task]);

function longestDenial({ api }: ClientStory, calls: readonly Call[]): readonly Sighting[] {
  const runs: Call[][] = [];
  let last: Call | undefined;
  for (const call of calls) {
    const follows = last?.outcome === 'denied' && credentialOf(last) === credentialOf(call);
    if (call.outcome === 'denied') {
      if (follows) runs.at(-1)?.push(call);
      else runs.push([call]);
    }
    last = call;
  }
  const [run = []] = runs.toSorted((one, other) => other.length - one.length);
  const [first] = run;
  if (first === undefined || run.length < DENIALS) return [];
  const message = `${first.operation.key} was refused with 401 ${run.length} times in a row, and the client changed nothing.`;
  const evidence = run.map(({ exchange }) => exchange);
  return [{ ...(first.task !== undefined && { task: first.task }), count: run.length, message, evidence }];

  /** A journal hides the values: then all that is told apart is whether there was one. */
  function credentialOf({ exchange: { request } }: Call): string {
    const names = [...api.securitySchemes.values()].flatMap((scheme) =>
      scheme.kind === 'apiKey' ? [scheme.header.toLowerCase()] : [],
    );
    return JSON.stringify(['authorization', 'cookie', ...names].map((name) => request.headers[name]));
  }
}

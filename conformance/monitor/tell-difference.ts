import type { Exchange } from '../../src/exchange/exchange.js';
import type { Pointer } from '../../src/lifecycle/model.js';
import { joinPointers, pointerOf } from '../../src/lifecycle/pointer.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { queryOf, readBody } from './read-request.js';

/** What tells a refused request from those that were accepted. */

/** One thing that a request says: that a member is there, or what it is. */
type Part = {
  readonly key: string;
  readonly says: string;
  /** The keys of what it is a detail of: where one of them tells the difference, it adds nothing. */
  readonly within: readonly string[];
};

/** How deep members of members are looked at. */
const deepest = 3;

/**
 * Says which part of the request makes the difference: those that no accepted request has, and how many of the refused
 * ones have them.
 */
export function tellDifference(
  request: Exchange,
  { refused, accepted }: { readonly refused: readonly Exchange[]; readonly accepted: readonly Exchange[] },
): string {
  const fine = new Set(accepted.flatMap((one) => partsOf(one).map(({ key }) => key)));
  const odd = partsOf(request).filter(({ key }) => !fine.has(key));
  const keys = new Set(odd.map(({ key }) => key));
  const telling = odd.filter(({ within }) => !within.some((key) => keys.has(key)));
  if (telling.length === 0) return `nothing in it tells it from ${many(accepted.length)} that were accepted`;
  const counts = new Map<string, number>();
  for (const { key } of refused.flatMap(partsOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const ranked = telling.toSorted((one, other) => (counts.get(other.key) ?? 0) - (counts.get(one.key) ?? 0));
  const [most] = ranked;
  const says = ranked
    .slice(0, 3)
    .map((part) => part.says)
    .join(' and ');
  const times = most === undefined ? 0 : (counts.get(most.key) ?? 0);
  return `${many(times)} with ${says} ${times === 1 ? 'was' : 'were'} refused, and none of ${accepted.length} that were accepted has that`;
}

function partsOf(exchange: Exchange): readonly Part[] {
  const query = [...new URLSearchParams(queryOf(exchange.request.url))].flatMap(([name, value]) =>
    named(`query ${name}`, `the query parameter ${name}`, { within: [], value }),
  );
  return [...query, ...membersOf(readBody(exchange), pointerOf([]), [])];
}

function membersOf(value: unknown, at: Pointer, within: readonly string[]): readonly Part[] {
  if (!isJsonObject(value) || at.tokens.length >= deepest) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const below = joinPointers(at, pointerOf([name]));
    const key = `body ${below.text}`;
    return [
      ...named(key, `${below.text} in its body`, { within, value: member }),
      ...membersOf(member, below, [...within, key]),
    ];
  });
}

type Said = { readonly within: readonly string[]; readonly value: unknown };

const named = (key: string, says: string, { within, value }: Said): readonly Part[] => [
  { key, says, within },
  ...(isJsonObject(value)
    ? []
    : [
        {
          key: `${key} = ${JSON.stringify(value)}`,
          says: `${says} being ${shorten(JSON.stringify(value))}`,
          within: [...within, key],
        },
      ]),
];

const many = (count: number): string => `${count} ${count === 1 ? 'request' : 'requests'}`;

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

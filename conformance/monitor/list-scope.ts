import type { Exchange } from '../../src/exchange/exchange.js';
import { getAt, pointerOf } from '../../src/lifecycle/pointer.js';
import type { Parameter } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import type { TaskBelief } from './belief.js';
import type { Contract, OperationContract } from './contract.js';
import type { ListQuery } from './observe-list.js';
import { readPayload } from './read-answer.js';
import { queryDefault } from './read-filter.js';
import { queryNames, readPath } from './read-request.js';

/** Of which tasks a list speaks, as far as the lifecycle does not say it. */

/** Whether the list was asked where the task was created: what stands in path, headers and cookies may be a project or a tenant. */
export function sharesScope({ contract, operation, exchange }: ListQuery, task: TaskBelief): boolean {
  const parameters = operation.api.parameters.filter(({ in: place }) => place !== 'query');
  if (parameters.length === 0) return true;
  const { created } = task;
  const maker = created === undefined ? undefined : contract.operations.get(created.operation ?? '');
  if (created === undefined || maker === undefined) return false;
  return parameters.every(
    (parameter) => readScope(parameter, operation, exchange) === readScope(parameter, maker, created),
  );
}

/** Headers and cookies by which the list may speak of other tasks. */
export const scopeText = (operation: OperationContract, exchange: Exchange): readonly string[] =>
  operation.api.parameters
    .filter(({ in: place }) => place === 'header' || place === 'cookie')
    .map((parameter) => readScope(parameter, operation, exchange) ?? '');

/** Whether nothing was asked for that the lifecycle does not tell, be it only by a default: it may leave tasks out. */
export function onlyKnownParameters({ listing, operation, exchange }: ListQuery): boolean {
  const known = new Set([...listing.filter.map(({ param }) => param), listing.limit?.param]);
  const isHarmless = (name: string): boolean =>
    ORDERS.test(name) || (known.has(listing.limit?.param) && PAGES.test(name));
  const sent = queryNames(exchange.request.url);
  const usual = operation.api.parameters.filter(
    ({ in: place, name }) =>
      place === 'query' && !sent.includes(name) && queryDefault({ operation }, name) !== undefined,
  );
  return (
    sent.every((name) => known.has(name)) && usual.every(({ name }) => known.has(name) || isHarmless(name))
  );
}

/**
 * Whether a page may be cut off in a way of which the lifecycle says nothing: the answer names a next page, or it does
 * not say and the operation takes parameters that page.
 */
export function mayGoOn({ contract, listing, operation, exchange }: ListQuery, count: number): boolean {
  const said = saysMore(contract, { listing, exchange, count });
  if (said !== undefined) return said;
  return (
    listing.limit === undefined &&
    operation.api.parameters.some(
      ({ in: place, name }) =>
        place === 'query' && PAGES.test(name) && !listing.filter.some(({ param }) => param === name),
    )
  );
}

/** Names of parameters that choose a page, and of those that sort. */
const PAGES =
  /^\$?(?:cursor|page|page_?(?:size|number|token)|per_?page|limit|offset|skip|start|after|before|starting_?after|ending_?before|size|count|top|take|first|last|next_?token|continuation_?token|marker|max_?(?:results|items|keys))$/i;
const ORDERS = /sort|order|direction/i;

/** Names of members that lead to a next page, that say whether there is one, and that count all tasks. */
const LEADS =
  /^(?:next|next_?(?:page|cursor|token|page_?token|link|url|offset|marker)|continuation_?token|cursor)$/i;
const SAYS = /^(?:has_?(?:more|next|next_?page)|is_?truncated|truncated|more)$/i;
const COUNTS = /^(?:total|total_?(?:count|items|results|elements|size)|count)$/i;

type Answered = Pick<ListQuery, 'listing' | 'exchange'> & { readonly count: number };

/** What the answer says beside its rows of a next page; `undefined`: nothing. */
function saysMore({ lifecycle }: Contract, { listing, exchange, count }: Answered): boolean | undefined {
  const link = exchange.answer.kind === 'answered' ? exchange.answer.headers.link : undefined;
  if (link !== undefined && /rel="?next/i.test(link)) return true;
  const around = getAt(readPayload(lifecycle, exchange), pointerOf(listing.at.tokens.slice(0, -1)));
  if (listing.at.tokens.length === 0 || !isJsonObject(around)) return undefined;
  const inner = ['meta', 'pagination', 'paging', 'links', '_links', 'page'].map((name) => around[name]);
  const members = [around, ...inner.filter(isJsonObject)].flatMap((part) => Object.entries(part));
  const signs = members.flatMap(([name, value]): readonly boolean[] => {
    if (LEADS.test(name)) return [value !== null && value !== '' && value !== false];
    if (SAYS.test(name)) return [value === true];
    return COUNTS.test(name) && typeof value === 'number' ? [value > count] : [];
  });
  return signs.length === 0 ? undefined : signs.includes(true);
}

function readScope(
  { in: place, name }: Parameter,
  { path }: OperationContract,
  { request }: Exchange,
): string | undefined {
  if (place === 'path') return readPath(request.url, path, name);
  if (place === 'header') return request.headers[name.toLowerCase()];
  const cookie = (request.headers.cookie ?? '').split(/;\s*/).find((one) => one.startsWith(`${name}=`));
  return cookie?.slice(name.length + 1);
}

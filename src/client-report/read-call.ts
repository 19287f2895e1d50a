import type { Exchange } from '../exchange/exchange.js';
import type { RequestSource } from '../lifecycle/model.js';
import { getAt } from '../lifecycle/pointer.js';
import { aimOf } from './aim-of.js';
import type { Call, CallOutcome } from './call.js';
import type { FoundOperation, OperationFinder } from './find-operation.js';
import { outcomeOf } from './outcome-of.js';
import { readPayload, readShown } from './read-shown.js';

/** The exchange as a call, or `undefined` where it is no operation of any document. */
export function readCall(find: OperationFinder, exchange: Exchange): Call | undefined {
  const found = find(exchange);
  if (found === undefined) return undefined;
  const { api, operation } = found;
  const outcome = outcomeOf(exchange, operation);
  const task = readTask({ find, found, outcome }, exchange);
  const showsOne = operation.snapshot && operation.lifecycle?.lists === undefined;
  const isShown = showsOne && outcome === 'ok' && exchange.request.method.toUpperCase() !== 'HEAD';
  return {
    exchange,
    api,
    operation,
    aim: aimOf(operation),
    client: exchange.client ?? 'unknown',
    outcome,
    listed: outcome === 'ok' ? readRows(found, exchange) : [],
    ...(task !== undefined && { task }),
    ...(isShown && !isNotModified(exchange) && { shown: readShown(api.lifecycle, exchange) }),
  };
}

type Reading = {
  readonly find: OperationFinder;
  readonly found: FoundOperation;
  readonly outcome: CallOutcome;
};

function readTask({ find, found, outcome }: Reading, exchange: Exchange): string | undefined {
  const { operation, params } = found;
  const creates = operation.lifecycle?.creates;
  if (creates === undefined) return readTarget(operation.target, exchange, params);
  if (outcome !== 'ok' || exchange.answer.kind === 'lost') return undefined;
  if (creates.kind === 'pointer') {
    return printId(getAt(readPayload(found.api.lifecycle, exchange), creates.pointer));
  }
  const header = exchange.answer.headers[creates.name.toLowerCase()] ?? '';
  return /^(?:https?:\/\/|\/)/i.test(header) ? idOfUrl(find, header) : printId(header);
}

function readTarget(
  target: RequestSource | undefined,
  { request }: Exchange,
  params: Readonly<Record<string, string>>,
): string | undefined {
  switch (target?.kind) {
    case undefined:
      return undefined;
    case 'path':
      return params[target.name];
    case 'query':
      return new URLSearchParams(request.url.split('?')[1] ?? '').get(target.name) ?? undefined;
    case 'header':
      return request.headers[target.name.toLowerCase()];
    case 'body': {
      const { body } = request;
      const members = body.kind === 'json' ? body.value : body.kind === 'form' ? body.fields : undefined;
      return printId(getAt(members, target.pointer));
    }
  }
}

/** The id in the address of a new task; a prefix in front of the path is passed over. */
function idOfUrl(find: OperationFinder, url: string): string | undefined {
  const segments = url
    .replace(/^https?:\/\/[^/]*/i, '')
    .replace(/[?#].*$/, '')
    .split('/')
    .slice(1);
  for (const from of segments.keys()) {
    const request = { method: 'GET', url: `/${segments.slice(from).join('/')}`, headers: {}, body: NO_BODY };
    const found = find({ request });
    const id =
      found?.operation.target?.kind === 'path' ? found.params[found.operation.target.name] : undefined;
    if (id !== undefined) return id;
  }
  return printId(segments.at(-1));
}

const NO_BODY = { kind: 'empty' } as const;

function readRows({ api, operation }: FoundOperation, exchange: Exchange): readonly string[] {
  const { id } = api.lifecycle.fields;
  const lists = operation.lifecycle?.lists;
  if (lists === undefined || id === undefined) return [];
  const rows = getAt(readPayload(api.lifecycle, exchange), lists.at);
  return Array.isArray(rows) ? rows.flatMap((row) => printId(getAt(row, id)) ?? []) : [];
}

const isNotModified = ({ answer }: Exchange): boolean => answer.kind === 'answered' && answer.status === 304;

const printId = (id: unknown): string | undefined =>
  (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : undefined;

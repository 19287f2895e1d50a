import type { Listing } from './model.js';
import type { Site } from './parse-shape.js';
import { escapeToken } from './pointer.js';
import type { RawLimit, RawOperation } from './raw-lifecycle.js';
import { type Reading, readPointer } from './reading.js';

/** `lists`, `order`, `filter` and `limit` as one, or `undefined` where the operation returns no list. */
export function parseListing(reading: Reading, raw: RawOperation, site: Site): Listing | undefined {
  if (raw.lists === undefined) return undefined;
  const at = readPointer(reading, { text: raw.lists, at: `${site.at}/lists` });
  if (at === undefined) return undefined;
  reading.rule({ id: `${site.id}/lists`, soft: false, pointer: `${site.at}/lists` });
  const order = raw.order === undefined ? undefined : parseOrder(reading, raw.order, site);
  const limit = raw.limit === undefined ? undefined : parseLimit(reading, raw.limit, site);
  return {
    at,
    ...(order !== undefined && { order }),
    filter: parseFilters(reading, raw.filter ?? {}, site),
    ...(limit !== undefined && { limit }),
  };
}

function parseOrder(reading: Reading, text: string, site: Site): Listing['order'] {
  const [, path = text, direction] = /^(.*?)(?: (asc|desc))?$/s.exec(text) ?? [];
  const by = readPointer(reading, { text: path, at: `${site.at}/order` });
  if (by === undefined) return undefined;
  const rule = reading.rule({ id: `${site.id}/order`, soft: false, pointer: `${site.at}/order` });
  return { by, descending: direction === 'desc', rule };
}

function parseFilters(
  reading: Reading,
  raw: Readonly<Record<string, string>>,
  site: Site,
): Listing['filter'] {
  return Object.entries(raw).flatMap(([param, text]) => {
    const path = `filter/${escapeToken(param)}`;
    const field = readPointer(reading, { text, at: `${site.at}/${path}` });
    if (field === undefined) return [];
    const rule = reading.rule({ id: `${site.id}/${path}`, soft: false, pointer: `${site.at}/${path}` });
    return [{ param, field, rule }];
  });
}

function parseLimit(reading: Reading, raw: RawLimit, site: Site): Listing['limit'] {
  const rule = reading.rule({ id: `${site.id}/limit`, soft: false, pointer: `${site.at}/limit` });
  return typeof raw === 'string' ? { param: raw, rule } : { ...raw, rule };
}

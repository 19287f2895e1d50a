import type { Operation, StatusPattern, Unknown } from './model.js';

/** Statuses about the route, the credentials, the media type, the time or the traffic: no class of `else` or `noop` means them. */
const neverMeantByClass: ReadonlySet<number> = new Set([401, 404, 405, 408, 413, 415, 429]);

const isOfClass = (status: number, statusClass: number): boolean => Math.floor(status / 100) === statusClass;

const matches = (pattern: StatusPattern, status: number): boolean =>
  pattern.kind === 'status'
    ? pattern.status === status
    : isOfClass(status, pattern.class) && !neverMeantByClass.has(status);

/** Whether a status is among those of `ok`, `else` or `noop`. A class never means 401, 404, 405, 408, 413, 415 or 429: name them. */
export const matchesStatus = (patterns: readonly StatusPattern[], status: number): boolean =>
  patterns.some((pattern) => matches(pattern, status));

/** Whether a status says that a call was accepted: one of its operation's `ok`, which is any 2xx by default. */
export const isAccepted = ({ ok }: Pick<Operation, 'ok'>, status: number): boolean =>
  ok === undefined ? isOfClass(status, 2) : matchesStatus(ok, status);

/** Whether a status is among those of `unknown`; there a class means 404 too. */
export const matchesUnknown = (unknown: readonly Unknown[], status: number): boolean =>
  unknown.some(
    (pattern) =>
      pattern.kind !== 'state' &&
      (matches(pattern, status) || (pattern.kind === 'class' && pattern.class === 4 && status === 404)),
  );

/** A status pattern as the document writes it: `404`, `4xx`. */
export const printStatus = (pattern: StatusPattern): string =>
  pattern.kind === 'status' ? String(pattern.status) : `${pattern.class}xx`;

/** Every status that HTTP has room for. */
export const allStatuses: readonly number[] = [...Array(500).keys()].map((offset) => offset + 100);

/** The statuses that the keys of a Responses Object stand for: `'200'`, `'4XX'`, `'default'`. */
export const expandStatuses = (declared: readonly string[]): readonly number[] =>
  allStatuses.filter((status) => declared.some((key) => isDeclaredAs(key, String(status))));

const isDeclaredAs = (key: string, status: string): boolean =>
  key === 'default' || key === status || (/^[1-5]xx$/i.test(key) && key[0] === status[0]);

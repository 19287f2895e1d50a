import type { Reply } from '../simulator/call.js';

/** A JSON answer; status 200 unless told otherwise. */
export const jsonAnswer = (value: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

/** Text of a media type. */
export const textAnswer = (text: string, type: string): Reply => ({
  status: 200,
  headers: { 'content-type': type },
  body: text,
});

/** Done, and there is nothing to say. */
export const DONE: Reply = { status: 204, headers: {} };

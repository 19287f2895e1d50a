import { checkValue, isObject } from '../check-value.js';
import { unreadable } from '../read-parameters.js';
import { translateRequest } from './translate-request.js';
import { idOf, type Raw, type Translation, untranslatable } from './translation.js';
import { WIREMOCK_FAULTS, wireMockFaultProperties, wireMockResponseSchema } from './wiremock-schema.js';

const MARKS = ['fixedDelayMilliseconds', 'delayDistribution', 'chunkedDribbleDelay', 'request', 'response'];

/** Whether the rule is written as WireMock does: by its names of faults or of members. */
export const isWireMock = (input: Raw): boolean =>
  MARKS.some((key) => Object.hasOwn(input, key)) ||
  (typeof input.fault === 'string' && Object.hasOwn(WIREMOCK_FAULTS, input.fault));

/**
 * A WireMock stub, or only its fault members, in taskdouble's words (names and units: wiremock.org/docs/simulating-faults
 * and schemas/*.yaml of github.com/wiremock/wiremock). Members that do nothing to a request are passed over.
 */
export function translateWireMock(input: Raw): Translation {
  const { request, response, name, uuid, persistent: _, metadata: __, ...rest } = input;
  const outside = Object.fromEntries(
    Object.entries(rest).filter(([key]) => Object.hasOwn(wireMockFaultProperties, key)),
  );
  const at = response === undefined ? '' : '/response';
  const given = response ?? outside;
  const problems = [
    ...(response === undefined || Object.keys(outside).length === 0
      ? []
      : [twice(Object.keys(outside)[0] ?? '')]),
    ...checkValue(wireMockResponseSchema, given, at).map(saidOfResponse),
  ];
  if (problems.length > 0 || !isObject(given)) return { ok: false, problems };
  const fault = faultOf(given, at);
  if (!fault.ok) return fault;
  const match = request === undefined ? undefined : translateRequest(request);
  if (match !== undefined && !match.ok) return match;
  if (match !== undefined && rest.match !== undefined) return unreadable(twice('match'));
  const own = Object.entries(rest).filter(([key]) => !Object.hasOwn(outside, key));
  const id = rest.id ?? uuid ?? name;
  return {
    ok: true,
    value: {
      ...Object.fromEntries(own),
      ...(typeof id === 'string' && { id: idOf(id) }),
      ...(match !== undefined && { match: match.value }),
      fault: fault.value,
    },
  };
}

function faultOf(given: Raw, at: string): Translation {
  const { fault, fixedDelayMilliseconds: fixed, delayDistribution, chunkedDribbleDelay, status } = given;
  if (fixed !== undefined && delayDistribution !== undefined) {
    return unreadable(
      untranslatable(
        `${at}/delayDistribution`,
        'expected one delay, got fixedDelayMilliseconds as well',
        'Take one of the two out.',
      ),
    );
  }
  const spread = fixed ?? (isObject(delayDistribution) ? delayOf(delayDistribution) : undefined);
  const delay = spread === undefined ? {} : { delay: spread };
  if (typeof fault === 'string') return { ok: true, value: { kind: WIREMOCK_FAULTS[fault], ...delay } };
  if (typeof status === 'number' && status >= 300) return answerOf(status, delay, at);
  if (isObject(chunkedDribbleDelay)) {
    const { numberOfChunks: pieces, totalDuration: over } = chunkedDribbleDelay;
    return { ok: true, value: { kind: 'dribble', pieces, over, ...delay } };
  }
  if (spread !== undefined) return { ok: true, value: { kind: 'latency', ...delay } };
  return unreadable(
    untranslatable(
      at,
      'expected a fault, a delay or a dribble, got a response without',
      'Add fault, fixedDelayMilliseconds, delayDistribution or chunkedDribbleDelay.',
    ),
  );
}

function delayOf({ type, milliseconds, lower, upper, median, sigma, maxValue }: Raw): unknown {
  if (type === 'fixed') return milliseconds;
  if (type === 'uniform') return { min: lower, max: upper };
  return { median, sigma, ...(maxValue !== undefined && { max: maxValue }) };
}

function answerOf(status: number, delay: Raw, at: string): Translation {
  if (status >= 500) return { ok: true, value: { kind: 'server-error', status, ...delay } };
  if (status === 429) return { ok: true, value: { kind: 'too-many-requests', form: 'missing', ...delay } };
  if (status === 401) return { ok: true, value: { kind: 'unauthorized', ...delay } };
  return unreadable(
    untranslatable(
      `${at}/status`,
      `expected ${wireMockResponseSchema.properties?.status?.title}, got ${status}`,
      'Other answers come from the document and the state of the task: take status out.',
    ),
  );
}

/** Bodies and headers are what a stub is for, but not a fault rule. */
const saidOfResponse = (problem: ReturnType<typeof checkValue>[number]) =>
  problem.code === 'unknown-key'
    ? {
        ...problem,
        code: 'not-supported',
        hint: `${problem.hint} A fault rule makes up no answers: they come from the document and the state of the task.`,
      }
    : problem;

const twice = (key: string) =>
  untranslatable(`/${key}`, `expected ${key} in one place, got it in two`, 'Take one of the two out.');

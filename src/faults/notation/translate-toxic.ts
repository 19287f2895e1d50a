import { suggestWord } from '../../lifecycle/suggest.js';
import { checkValue } from '../check-value.js';
import { share } from '../parameter-schema.js';
import { unreadable } from '../read-parameters.js';
import { toxicAttributes } from './toxic-schema.js';
import { idOf, type Raw, type Translation, untranslatable } from './translation.js';

/** Whether the rule is a toxic: it has a type, and no fault. */
export const isToxic = (input: Raw): boolean =>
  Object.hasOwn(input, 'type') && !Object.hasOwn(input, 'fault');

/**
 * A toxic in taskdouble's words. `toxicity` is Toxiproxy's share of the connections, here of the requests. A toxic of
 * the `upstream` is refused: faults act on answers.
 */
export function translateToxic(input: Raw): Translation {
  const { type, stream = 'downstream', toxicity, name, attributes = {}, ...rest } = input;
  const schema =
    typeof type === 'string' && Object.hasOwn(toxicAttributes, type) ? toxicAttributes[type] : undefined;
  if (schema === undefined) return unreadable(unknownType(type));
  if (stream !== 'downstream') return unreadable(wrongStream(stream));
  const problems = [
    ...checkValue(schema, attributes, '/attributes'),
    ...checkValue({ title: 'a text', type: 'string' }, name ?? '', '/name'),
    ...checkValue(share('Toxicity.'), toxicity ?? 1, '/toxicity'),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      id: typeof name === 'string' ? idOf(name) : `${String(type)}_downstream`,
      ...(toxicity !== undefined && { probability: toxicity }),
      ...rest,
      fault: faultOf(String(type), attributes as Readonly<Record<string, number>>),
    },
  };
}

function faultOf(type: string, given: Readonly<Record<string, number>>): Raw {
  switch (type) {
    case 'latency':
      return { kind: 'latency', delay: jittered(given.latency ?? 0, given.jitter ?? 0) };
    case 'bandwidth':
      return { kind: 'bandwidth', bytesPerSecond: (given.rate ?? 1) * 1000 };
    case 'slow_close':
      return { kind: 'slow-close', by: given.delay ?? 0 };
    case 'timeout':
      return { kind: 'hang', ...(given.timeout && { for: given.timeout }) };
    case 'reset_peer':
      return { kind: 'reset', ...(given.timeout && { delay: given.timeout }) };
    case 'slicer':
      return {
        kind: 'slicer',
        size: given.average_size,
        variation: given.size_variation ?? 0,
        pause: (given.delay ?? 0) / 1000,
      };
    default:
      return { kind: 'limit-data', bytes: given.bytes };
  }
}

/** Toxiproxy waits `latency` +/- `jitter`; a wait below zero is none. */
const jittered = (latency: number, jitter: number): unknown =>
  jitter === 0 ? latency : { min: Math.max(0, latency - jitter), max: latency + jitter };

const unknownType = (type: unknown) => ({
  code: 'unknown-fault',
  at: '/type',
  message: `expected a toxic of Toxiproxy, got ${typeof type === 'string' ? `"${type}"` : 'something else'}`,
  hint:
    type === 'down'
      ? 'Write fault: connection-refused.'
      : suggestWord(typeof type === 'string' ? type : '', Object.keys(toxicAttributes), 'toxics'),
});

const wrongStream = (stream: unknown) =>
  untranslatable(
    '/stream',
    `expected the stream downstream, got ${stream === 'upstream' ? 'upstream' : 'something else'}`,
    'Faults act on answers. Take stream out; for a request that is lost on its way write {kind: reset, effect: false} or {kind: hang, effect: false}.',
  );

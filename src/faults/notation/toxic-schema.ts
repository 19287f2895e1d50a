import { share, type ValueSchema, whole } from '../parameter-schema.js';

const attributes = (
  properties: Readonly<Record<string, ValueSchema>>,
  required: readonly string[] = [],
): ValueSchema => ({ type: 'object', additionalProperties: false, properties, required });

const ms = (description: string): ValueSchema => whole(description, { min: 0, preset: 0 });

/**
 * Attributes by the type of the toxic, with Toxiproxy's names and units (README of github.com/Shopify/toxiproxy,
 * "Toxics"; toxics/*.go there: a KB is 1000 bytes, the slicer's delay is in microseconds).
 */
export const toxicAttributes: Readonly<Record<string, ValueSchema>> = {
  latency: attributes({ latency: ms('Milliseconds.'), jitter: ms('Milliseconds more or less.') }),
  bandwidth: attributes({ rate: whole('KB a second.', { min: 1 }) }, ['rate']),
  slow_close: attributes({ delay: ms('Milliseconds.') }),
  timeout: attributes({ timeout: ms('Milliseconds; 0: for ever.') }),
  reset_peer: attributes({ timeout: ms('Milliseconds.') }),
  slicer: attributes(
    {
      average_size: whole('Bytes.', { min: 1 }),
      size_variation: whole('Bytes more or less; less than average_size.', { min: 0, preset: 0 }),
      delay: whole('Microseconds.', { min: 0, preset: 0 }),
    },
    ['average_size'],
  ),
  limit_data: attributes({ bytes: whole('Bytes.', { min: 0 }) }, ['bytes']),
};

const toxicTypes = Object.keys(toxicAttributes);

/** JSON Schema of a toxic as Toxiproxy writes it. */
export const toxicSchema: ValueSchema = {
  title: "a fault in Toxiproxy's notation, such as {type: latency, attributes: {latency: 200}}",
  type: 'object',
  additionalProperties: false,
  properties: {
    name: {
      title: 'a name',
      type: 'string',
      description: "Becomes the rule's id. Default: <type>_downstream.",
    },
    type: { title: `one of ${toxicTypes.join(', ')}`, type: 'string', enum: toxicTypes },
    stream: {
      title: 'downstream',
      type: 'string',
      enum: ['downstream'],
      description: 'Faults act on answers: upstream is refused.',
      default: 'downstream',
    },
    toxicity: share("Becomes the rule's probability; here for each request.", 1),
    attributes: {
      title: 'the attributes of the toxic',
      type: 'object',
      anyOf: Object.values(toxicAttributes),
    },
  },
  required: ['type'],
};

import { closedObject, type JsonSchema, ref, whole } from './schema-parts.js';

const limits: JsonSchema = closedObject(
  {
    tasks: whole(1, 10_000_000, 'Tasks of one namespace; beyond it the oldest make room. Default: 1000000.'),
    exchanges: whole(0, 10_000_000, "Exchanges kept in a namespace's journal. Default: 10000."),
    journal: ref('size', "Bodies kept in a namespace's journal, in characters. Default: 16mb."),
    body: ref('size', 'Largest request body. Default: 10mb.'),
  },
  {
    title: 'an object of limits, such as {tasks: 1000}',
    description: 'What is kept, and how much is taken.',
  },
);

const credentials: JsonSchema = {
  title: 'demo, any, or a map from schemes to values, such as {api_key: "${API_KEY}"}',
  description:
    'demo: those that the banner prints (default). any: whatever is well-formed. Else by the names below components.securitySchemes. "${NAME}" stands for an environment variable.',
  anyOf: [
    { type: 'string', enum: ['demo', 'any'] },
    {
      title: 'a map from schemes to values',
      type: 'object',
      additionalProperties: { $ref: '#/$defs/text' },
    },
  ],
};

const admin: JsonSchema = {
  title: 'false, or an object such as {port: 4011}',
  description: 'The control API below /__admin. false: there is none.',
  anyOf: [
    { type: 'boolean', const: false },
    closedObject(
      {
        port: whole(
          0,
          65_535,
          'A port of its own, on 127.0.0.1; 0 picks a free one. Default: that of the simulator.',
        ),
        host: ref('text', 'Address that this port listens on. Goes with port. Default: 127.0.0.1.'),
        token: ref(
          'text',
          'Callers must send it as a bearer token, and may then come from other machines. "${NAME}" stands for an environment variable. Default: none, and this machine only.',
        ),
      },
      { title: 'an object such as {port: 4011}', dependentRequired: { host: ['port'] } },
    ),
  ],
};

const clock: JsonSchema = {
  title: 'real, manual, auto, or step: and a duration, such as step:5s',
  description:
    'real: as the machine. manual: only when told by control. auto: jumps when a read would show nothing new. step:5s: each request moves it on.',
  type: 'string',
  pattern: '^(real|manual|auto|step:\\d+(\\.\\d+)?(ms|s|m|h|d))$',
};

const log: JsonSchema = closedObject(
  {
    level: {
      title: 'silent, warn or info',
      enum: ['silent', 'warn', 'info'],
      description: 'warn: what needs attention (default). info: every request too.',
    },
    json: ref('flag', 'One JSON object a line. Default: false.'),
  },
  { title: 'an object such as {level: info}', description: 'What is logged to standard error.' },
);

/** The key `serve` of taskdouble.yaml: what the command line can say too, and then wins. */
export const serveSchema: JsonSchema = closedObject(
  {
    spec: ref(
      'files',
      'What to serve where the command line does not say it: docling, chunkr, trace, literature, factpulse, all, a path to an OpenAPI document, or a list. Paths are relative to this file.',
    ),
    overlays: ref(
      'files',
      'OpenAPI Overlay or lifecycle files for a single document, in order. Relative to this file.',
    ),
    port: whole(0, 65_535, 'Port to listen on; 0 picks a free one. Default: 4010.'),
    host: ref('text', 'Address to listen on; 0.0.0.0 lets other machines in. Default: 127.0.0.1.'),
    seed: whole(0, 4_294_967_295, 'From it ids, branches, stays and faults are drawn. Default: 1.'),
    clock,
    epoch: {
      title: 'an RFC 3339 time such as 2025-01-01T00:00:00Z',
      description:
        'Where a clock that stands still (manual, auto, step) starts. Default: 2025-01-01T00:00:00Z.',
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?([Zz]|[+-]\\d{2}:\\d{2})$',
    },
    speed: {
      title: 'a number above 0, such as 10',
      description: 'Run this many times as fast as real time. Only with clock real.',
      type: 'number',
      exclusiveMinimum: 0,
    },
    profile: ref(
      'name',
      'Who decides where nobody says otherwise: happy (default), lifecycle, slow, flaky, hostile, storm-then-calm, or one of profiles below.',
    ),
    scenarios: ref('names', 'Scenarios without a match that are in force from the start.'),
    preload: whole(0, 10_000_000, 'Tasks to create at the start, in different states. Default: 0.'),
    cors: ref('flag', 'Whether pages of other origins may read the answers. Default: true.'),
    credentials,
    limits,
    admin,
    watch: ref(
      'flag',
      'Read the documents and this file again when they change; tasks stay. Default: false.',
    ),
    log,
    'client-report': ref(
      'text',
      'Write the report on the clients there on exit: text where it ends in .txt, else JSON. Relative to this file.',
    ),
    journal: ref(
      'text',
      'Write what was asked and answered there on exit: HAR where it ends in .har, else a line of JSON each. Relative to this file.',
    ),
  },
  {
    title: 'an object such as {port: 4010, profile: flaky}',
    description: 'What the command line can say too, and then wins.',
  },
);

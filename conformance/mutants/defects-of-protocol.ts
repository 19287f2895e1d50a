import type { Unknown } from '../../src/lifecycle/model.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';
import { answerRule, inputRule, securityRule } from '../../src/openapi/api-rules.js';
import { canBeInvalid } from '../../src/openapi/input-constraints.js';
import { operationRule } from '../monitor/rule-id.js';
import type { Defect } from './defect.js';
import { type CredentialFlaw, flawOf, mendInput, withCredential } from './mend-request.js';
import { sampleAnswer } from './sample-answer.js';
import type { Around } from './server.js';

/** What every API promises beside its lifecycle: credentials, input, ids, statuses. */
export const defectsOfProtocol = (api: Api): readonly Defect[] => {
  const listed = api.operations.filter(({ lifecycle }) => lifecycle !== undefined);
  return [
    ...listed.filter(isProtected).flatMap((operation) => openDoors(api, operation)),
    ...listed.filter((operation) => canBeInvalid(api.document, operation)).flatMap(unread),
    ...listed.flatMap((operation) => strangers(api, operation)),
    ...listed.flatMap((operation) => statuses(api, operation)),
  ];
};

type Said = Omit<Defect, 'class' | 'change'>;

const defect = (said: Said, around: Around): Defect => ({ class: 'answer', ...said, change: { around } });

const isProtected = ({ security }: ApiOperation): boolean =>
  security.length > 0 && security.every((requirement) => requirement.size > 0);

function openDoors(api: Api, operation: ApiOperation): readonly Defect[] {
  const { key } = operation;
  const ruleMeant = [securityRule(operation)];
  const accepting =
    (flaws: readonly CredentialFlaw[]): Around =>
    (inside) =>
    (next) =>
    (ask) => {
      const flaw = ask.operation?.key === key ? flawOf(inside, ask) : undefined;
      return next(flaw !== undefined && flaws.includes(flaw) ? withCredential(api, ask) : ask);
    };
  const behindTheDoor: Around = (inside) => (next) => (ask) => {
    const flaw = ask.operation?.key === key ? flawOf(inside, ask) : undefined;
    if (flaw !== undefined) next(withCredential(api, ask));
    return next(ask);
  };
  const moves = operation.lifecycle?.moves !== undefined;
  return [
    defect(
      {
        name: `${key} without a credential`,
        operator: 'credential-not-asked',
        breaks: `${key} is answered though no credential is given.`,
        ruleMeant,
      },
      accepting(['absent']),
    ),
    defect(
      {
        name: `${key} with any credential`,
        operator: 'credential-not-checked',
        breaks: `${key} is answered whatever credential is given.`,
        ruleMeant,
      },
      accepting(['wrong', 'malformed']),
    ),
    ...(moves
      ? [
          defect(
            {
              name: `${key} refused without a credential, and carried out`,
              operator: 'credential-effect',
              breaks: `${key} without a credential is answered 401, but the task is changed.`,
              ruleMeant,
            },
            behindTheDoor,
          ),
        ]
      : []),
  ];
}

/** Groups of keywords that are forgotten together. */
const FORGOTTEN: Readonly<Record<string, readonly string[]>> = {
  'required members': ['required'],
  types: ['type'],
  'values out of range': [
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
    'enum',
    'const',
    'pattern',
    'format',
    'oneOf',
    'anyOf',
  ],
  'malformed bodies': ['malformed'],
};

function unread(operation: ApiOperation): readonly Defect[] {
  const { key, lifecycle, requestBody } = operation;
  const said = (name: string, operator: string, breaks: string): Said => ({
    name: `${key} ${name}`,
    operator,
    breaks,
    ruleMeant: [inputRule(operation)],
  });
  const groups = requestBody === undefined ? [] : Object.entries(FORGOTTEN);
  const moves = lifecycle?.moves !== undefined && groups.length > 0;
  const crash = said('crashes on invalid input', 'input-crash', `${key} answers 500 to invalid input.`);
  return [
    defect(
      said('accepts any input', 'input-not-checked', `${key} takes whatever the document forbids.`),
      accepting(key, undefined),
    ),
    ...groups.map(([what, keywords]) =>
      defect(
        said(`does not check ${what}`, 'input-partly-checked', `${key} does not look at ${what}.`),
        accepting(key, keywords),
      ),
    ),
    ...(moves
      ? [
          defect(
            said(
              'refuses invalid input, and is carried out',
              'input-effect',
              `${key} with invalid input is refused, but the task is changed.`,
            ),
            carriedOut(key),
          ),
        ]
      : []),
    defect({ ...crash, ruleMeant: [...crash.ruleMeant, answerRule(operation)] }, crashOnInput(key)),
  ];
}

/** Takes requests that are wrong in these ways only, or in any, for the nearest right one. */
const accepting =
  (key: string, keywords: readonly string[] | undefined): Around =>
  (inside) =>
  (next) =>
  (ask) => {
    const mended = ask.operation?.key === key ? mendInput(inside, ask) : undefined;
    if (mended === undefined) return next(ask);
    if (mended.isPathWrong && keywords === undefined) {
      const { simulator } = inside;
      const found = simulator.machine.match(ask.head.method, ask.head.path);
      if (found.kind === 'matched') return sampleAnswer(simulator.api, found.operation, '1');
    }
    const isAccepted = keywords === undefined || mended.keywords.every((one) => keywords.includes(one));
    return next(isAccepted ? mended.ask : ask);
  };

const carriedOut =
  (key: string): Around =>
  (inside) =>
  (next) =>
  (ask) => {
    const mended = ask.operation?.key === key ? mendInput(inside, ask) : undefined;
    if (mended !== undefined) next(mended.ask);
    return next(ask);
  };

const crashOnInput =
  (key: string): Around =>
  (inside) =>
  (next) =>
  (ask) => {
    const mended = ask.operation?.key === key ? mendInput(inside, ask) : undefined;
    return mended === undefined ? next(ask) : CRASH;
  };

const CRASH = {
  status: 500,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'Internal Server Error',
};

/** Ids that were never issued. */
function strangers(api: Api, operation: ApiOperation): readonly Defect[] {
  const { key, target, lifecycle } = operation;
  if (target === undefined || lifecycle === undefined || lifecycle.creates !== undefined) return [];
  const ruleMeant = [operationRule(lifecycle.key, 'unknown')];
  const knowing = defect(
    {
      name: `${key} knows every id`,
      operator: 'unknown-accepted',
      breaks: `${key} answers for ids that were never issued as if there were such tasks.`,
      ruleMeant,
    },
    whereUnknown(
      key,
      ({ simulator: { machine } }) =>
        () =>
        (ask) =>
          sampleAnswer(api, machine.operationOf(operation), ask.id ?? ''),
    ),
  );
  const crashing = defect(
    {
      name: `${key} crashes on unknown ids`,
      operator: 'unknown-crash',
      breaks: `${key} answers 500 for ids that were never issued.`,
      ruleMeant: [...ruleMeant, answerRule(operation)],
    },
    whereUnknown(key, () => () => () => CRASH),
  );
  const isFine = (lifecycle.unknown ?? api.lifecycle.unknown).some(isSuccess);
  return isFine ? [crashing] : [knowing, crashing];
}

/** Whether the lifecycle itself lets an unknown id be answered as a success. */
const isSuccess = (pattern: Unknown): boolean =>
  (pattern.kind === 'status' && pattern.status < 300) || (pattern.kind === 'class' && pattern.class === 2);

/** Another answer wherever a sound request names a task that is not there. */
const whereUnknown =
  (key: string, reply: Around): Around =>
  (inside) =>
  (next) => {
    const other = reply(inside)(next);
    return (ask) => {
      const isUnknown =
        ask.operation?.key === key && ask.id !== undefined && inside.world.store.get(ask.id) === undefined;
      const isSound = flawOf(inside, ask) === undefined && mendInput(inside, ask) === undefined;
      return isUnknown && isSound ? other(ask) : next(ask);
    };
  };

/** Statuses and bodies that the document does not know. */
function statuses(api: Api, operation: ApiOperation): readonly Defect[] {
  const { key, lifecycle } = operation;
  const only =
    (change: Around): Around =>
    (inside) =>
    (next) => {
      const changed = change(inside)(next);
      return (ask) => (ask.operation?.key === key ? changed(ask) : next(ask));
    };
  const success: Around = () => (next) => (ask) => {
    const reply = next(ask);
    return reply.status < 300 ? { ...reply, status: 203 } : reply;
  };
  const refused: Around = (inside) => (next) => (ask) => {
    const isKnown = ask.id !== undefined && inside.world.store.get(ask.id) !== undefined;
    const reply = next(ask);
    return reply.status >= 400 && isKnown && isSound(inside, ask) ? { ...reply, status: 404 } : reply;
  };
  const isSound = (inside: Parameters<Around>[0], ask: Parameters<typeof flawOf>[1]): boolean =>
    flawOf(inside, ask) === undefined && mendInput(inside, ask) === undefined;
  const refuses = lifecycle?.moves !== undefined && refusesSomewhere(api, operation);
  return [
    defect(
      {
        name: `${key} succeeds with 203`,
        operator: 'status-undeclared',
        breaks: `${key} succeeds with a status that the document does not declare.`,
        ruleMeant: [answerRule(operation), operationRule(lifecycle?.key ?? key, '*')],
      },
      only(success),
    ),
    ...(refuses
      ? [
          defect(
            {
              name: `${key} refuses with 404`,
              operator: 'refusal-status-wrong',
              breaks: `${key} denies that there is a task where it only refuses.`,
              ruleMeant: [operationRule(lifecycle?.key ?? key, 'else@*')],
            },
            only(refused),
          ),
        ]
      : []),
  ];
}

const refusesSomewhere = ({ lifecycle }: Api, { lifecycle: rule }: ApiOperation): boolean =>
  [...lifecycle.states.keys()].some(
    (state) => rule?.moves?.has(state) !== true && !rule?.allow.has(state) && !rule?.open.has(state),
  );

import type { Exchange } from '../../src/exchange/exchange.js';
import { acceptRule } from '../../src/openapi/api-rules.js';
import { responseOf } from '../../src/openapi/media-type.js';
import type { Beliefs } from './beliefs.js';
import { type AnswerClass, isSuccess, isTrouble } from './classify-answer.js';
import type { Contract, OperationContract } from './contract.js';
import { violateAnswer } from './explain.js';
import { joinAll, type Learned, nothingLearned, type Observation } from './observation.js';
import { onceKey } from './once-key.js';
import { getIn } from './persistent-map.js';
import { tellDifference } from './tell-difference.js';

/** Whether requests that the document permits are accepted, where no state of a task decides it. */

/** A valid request, and those before it. */
export type Asked = {
  readonly operation: OperationContract;
  readonly exchange: Exchange;
  readonly earlier: Asked | undefined;
};

/** Valid requests, the latest first: what makes a refusal can be told only when all of them are known. */
export type Acceptance = {
  readonly accepted: Asked | undefined;
  readonly refused: Asked | undefined;
};

/** Nothing was asked yet. */
export const nothingAsked: Acceptance = { accepted: undefined, refused: undefined };

/** What is needed to weigh one answer. */
export type Weighing = {
  readonly contract: Contract;
  readonly operation: OperationContract;
  readonly exchange: Exchange;
  readonly answer: AnswerClass;
  /** Whether the answer is certainly one that the document declares: whoever answers anything has accepted nothing. */
  readonly isDeclared: boolean;
};

/** Takes note of how a valid request was answered. A refusal is judged when no exchange is to come any more. */
export function weighAcceptance(
  weighing: Weighing,
  beliefs: Beliefs,
): { readonly beliefs: Beliefs; readonly learned: Learned } {
  const { operation, exchange } = weighing;
  const finding = findingOf(weighing, beliefs);
  const { acceptance } = beliefs;
  switch (finding.kind) {
    case 'none':
      return { beliefs, learned: nothingLearned };
    case 'refused': {
      const refused: Asked = { operation, exchange, earlier: acceptance.refused };
      return { beliefs: { ...beliefs, acceptance: { ...acceptance, refused } }, learned: nothingLearned };
    }
    case 'open':
      return {
        beliefs,
        learned: learn({ ...placeOf(weighing), kind: 'inconclusive', because: finding.because }),
      };
    case 'accepted': {
      const accepted: Asked = { operation, exchange, earlier: acceptance.accepted };
      return {
        beliefs: { ...beliefs, acceptance: { ...acceptance, accepted } },
        learned: learn({
          ...placeOf(weighing),
          kind: weighing.isDeclared ? 'held definitely' : 'held ambiguously',
        }),
      };
    }
  }
}

/** The valid requests that were refused, when no exchange is to come any more. */
export function accuseRefusals(contract: Contract, { acceptance }: Beliefs): Learned {
  const refused = listOf(acceptance.refused);
  if (refused.length === 0) return nothingLearned;
  const accepted = listOf(acceptance.accepted);
  const keys = [...new Set(refused.map(({ operation }) => operation.key))];
  const ofKey = (all: readonly Asked[], key: string): readonly Exchange[] =>
    all.filter(({ operation }) => operation.key === key).map(({ exchange }) => exchange);
  const known = new Map<string, Others>(
    keys.map((key) => [key, { refused: ofKey(refused, key), accepted: ofKey(accepted, key) }]),
  );
  return joinAll(refused.map((asked) => accuse(contract, asked, known.get(asked.operation.key) ?? nobody)));
}

type Others = { readonly refused: readonly Exchange[]; readonly accepted: readonly Exchange[] };

const nobody: Others = { refused: [], accepted: [] };

/** Where none was ever accepted it may be the document's examples that mean nothing to this service. */
function accuse(contract: Contract, { operation, exchange }: Asked, others: Others): Learned {
  const call = { seq: exchange.seq, operation, exchange };
  const rule = acceptRule(operation.api);
  if (others.accepted.length > 0) {
    const detail = `the document permits the request; ${tellDifference(exchange, others)}`;
    return learn(violateAnswer({ contract, call }, rule, detail));
  }
  const because = `${saidOf(exchange)}, and no request of ${operation.key} was accepted`;
  return learn({ kind: 'inconclusive', rule, seq: exchange.seq, operation: operation.key, because });
}

const saidOf = ({ answer }: Exchange): string =>
  answer.kind === 'answered' ? `refused with ${answer.status}` : 'refused';

type Finding =
  | { readonly kind: 'none' | 'accepted' | 'refused' }
  | { readonly kind: 'open'; readonly because: string };

const none: Finding = { kind: 'none' };

function findingOf({ contract, operation, exchange, answer }: Weighing, beliefs: Beliefs): Finding {
  const { intent, request } = exchange;
  if (!contract.has(acceptRule(operation.api)) || request.method.toUpperCase() !== operation.api.method)
    return none;
  if (intent !== undefined && intent.kind !== 'valid') return none;
  if (exchange.answer.kind === 'lost') return open(`no answer: ${exchange.answer.reason}`);
  const { status } = exchange.answer;
  const isAccepted = isSuccess(status) || (answer.kind === 'told' && answer.ok);
  // Of a recording nobody says what was meant; a workload may be what its author alone knows to be accepted.
  if ((!isAccepted || intent === undefined) && operation.isInvalid(exchange)) return none;
  if (isAccepted) return { kind: 'accepted' };
  if (isRepeated(operation, exchange, beliefs)) return none;
  const other = otherSubject(operation, status);
  return other === undefined ? { kind: 'refused' } : open(other);
}

/** What the status speaks of, where that is not what the request says. */
function otherSubject({ api }: OperationContract, status: number): string | undefined {
  if (isTrouble(status)) return `status ${status}`;
  if (status === 401 || status === 403) return `status ${status} is about credentials`;
  const subject = SUBJECTS.get(status);
  if (subject !== undefined) return `status ${status} is about ${subject}`;
  // What the document does not declare breaks another rule.
  return responseOf(api.responses, status) === undefined ? `status ${status} is not declared` : undefined;
}

/** What the service has or lacks, and the carriage of the request: no schema says that. */
const SUBJECTS: ReadonlyMap<number, string> = new Map([
  [402, 'payment'],
  [404, 'what the request refers to'],
  [405, 'the route'],
  [406, 'media types'],
  [409, 'what is there already'],
  [410, 'what the request refers to'],
  [411, 'the transport'],
  [412, 'what is there already'],
  [413, 'the size of the request'],
  [414, 'the size of the request'],
  [415, 'media types'],
  [417, 'the transport'],
  [421, 'the transport'],
  [423, 'what is there already'],
  [424, 'what is there already'],
  [425, 'the transport'],
  [426, 'the transport'],
  [428, 'what is there already'],
  [431, 'the size of the request'],
  [451, 'the law'],
]);

/** What another request under a key that was used already gives is not said. */
function isRepeated(operation: OperationContract, exchange: Exchange, beliefs: Beliefs): boolean {
  const key = onceKey(operation, exchange);
  return key !== undefined && getIn(beliefs.once, key) !== undefined;
}

/** In the order of sending. */
function listOf(last: Asked | undefined): readonly Asked[] {
  const all: Asked[] = [];
  for (let asked = last; asked !== undefined; asked = asked.earlier) all.push(asked);
  return all.reverse();
}

const placeOf = ({ operation, exchange }: Weighing) => ({
  rule: acceptRule(operation.api),
  seq: exchange.seq,
  operation: operation.key,
});

const open = (because: string): Finding => ({ kind: 'open', because });

const learn = (observation: Observation): Learned => ({ observations: [observation], cells: [] });

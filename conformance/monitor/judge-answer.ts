import type { Exchange } from '../../src/exchange/exchange.js';
import { evaluateComparison } from '../../src/lifecycle/evaluate-comparison.js';
import { answerRule, inputRule, securityRule } from '../../src/openapi/api-rules.js';
import { responseOf } from '../../src/openapi/media-type.js';
import type { AnswerValidator } from '../../src/openapi/validate-answer.js';
import { type AnswerClass, isCarriage, isSuccess, isTrouble } from './classify-answer.js';
import type { Contract, OperationContract } from './contract.js';
import { violateAnswer } from './explain.js';
import { type Judgement, judgeChecks, judgeShape, scopeOf } from './judge-state.js';
import type { Observation } from './observation.js';
import { readJson, readPayload } from './read-answer.js';

/** One answer and all that is needed to judge it without any task. */
export type Answered = {
  readonly contract: Contract;
  readonly operation: OperationContract;
  readonly exchange: Exchange;
  readonly answer: AnswerClass;
  readonly problems: AnswerValidator;
};

/** What an answer says of the rules that know no task: document, credentials, input, envelope, the operation's own. */
export function judgeAnswer(answered: Answered): readonly Observation[] {
  const { contract } = answered;
  const observations = [
    ...judgeDocument(answered),
    ...judgeIntent(answered),
    ...judgeEnvelope(answered),
    ...judgeSuccess(answered),
  ];
  return observations.filter(({ rule }) => contract.has(rule));
}

function judgeDocument(answered: Answered): readonly Observation[] {
  const { exchange, operation, problems } = answered;
  const rule = answerRule(operation.api);
  const method = exchange.request.method.toUpperCase();
  if (method !== 'HEAD' && method !== operation.api.method) return [];
  if (exchange.answer.kind === 'lost') return [undecided(answered, rule, exchange.answer.reason)];
  const { status } = exchange.answer;
  const declared = responseOf(operation.api.responses, status) !== undefined;
  if (!declared && isForeign(status))
    return [undecided(answered, rule, `status ${status} may come from elsewhere`)];
  const found = problems(exchange);
  const hard = found.filter(({ onlyFormat }) => onlyFormat !== true);
  const [problem] = [...hard.map(({ message }) => message), ...bodyOfHead(exchange)];
  const [remark] = found;
  if (problem === undefined && remark !== undefined) return [undecided(answered, rule, remark.message)];
  if (problem === undefined) return [judgeDeclared(answered, rule, status)];
  if (isForeign(status)) return [undecided(answered, rule, problem)];
  return [violateAnswer(asCall(answered), rule, problem)];
}

/** What those are told who may not call it shows nothing of what the others are told. */
function judgeDeclared(answered: Answered, rule: string, status: number): Observation {
  const isAside = (status === 401 || status === 403) && answered.answer.kind === 'inert';
  if (!isAside) return held(answered, rule);
  return answered.exchange.intent?.kind === 'unauthenticated'
    ? held(answered, rule, 'held ambiguously')
    : undecided(answered, rule, `status ${status} is about credentials`);
}

const bodyOfHead = ({ request, answer }: Exchange): readonly string[] =>
  request.method.toUpperCase() === 'HEAD' && answer.kind === 'answered' && answer.body.kind !== 'empty'
    ? ['a HEAD answer has no body']
    : [];

/** Statuses that proxies, gateways and HTTP servers answer with by themselves. */
const isForeign = (status: number): boolean => (isTrouble(status) && status !== 500) || isCarriage(status);

function judgeIntent(answered: Answered): readonly Observation[] {
  const { exchange, operation } = answered;
  const intent = exchange.intent?.kind;
  if (intent !== 'invalid' && intent !== 'unauthenticated') return [];
  const rule = intent === 'invalid' ? inputRule(operation.api) : securityRule(operation.api);
  if (exchange.answer.kind === 'lost') return [undecided(answered, rule, exchange.answer.reason)];
  const { status } = exchange.answer;
  if (isTrouble(status)) return [undecided(answered, rule, `status ${status}`)];
  if (isSuccess(status)) {
    const because =
      exchange.intent?.kind === 'invalid' ? exchange.intent.because : 'its credentials are not right';
    return [violateAnswer(asCall(answered), rule, `it must be refused, ${because}`)];
  }
  return [
    intent === 'invalid' ? judgeRefusal(answered, rule, status) : judgeCredentials(answered, rule, status),
  ];
}

/** Invalid input is refused with a status that the document declares. */
function judgeRefusal(answered: Answered, rule: string, status: number): Observation {
  if (status === 401 || status === 403)
    return undecided(answered, rule, `status ${status} is about credentials`);
  const declared = responseOf(answered.operation.api.responses, status) !== undefined;
  if (declared) return held(answered, rule);
  if (isForeign(status)) return held(answered, rule, 'held ambiguously');
  return violateAnswer(asCall(answered), rule, `the document does not declare status ${status}`);
}

/** 400 and 404 keep the door shut as well, if for another reason. */
const judgeCredentials = (answered: Answered, rule: string, status: number): Observation =>
  held(answered, rule, status === 401 || status === 403 ? 'held definitely' : 'held ambiguously');

function judgeEnvelope(answered: Answered): readonly Observation[] {
  const { contract, exchange, operation } = answered;
  const { check } = contract.lifecycle.envelope;
  if (check.length === 0 || exchange.answer.kind === 'lost' || readJson(exchange) === undefined) return [];
  if (responseOf(operation.api.responses, exchange.answer.status) === undefined) return [];
  const scope = scopeOf(answered, readPayload(contract.lifecycle, exchange));
  return judgeChecks(check, scope).map((one) => report(answered, one));
}

function judgeSuccess(answered: Answered): readonly Observation[] {
  const { contract, exchange, operation, answer } = answered;
  if (answer.kind !== 'told' || !answer.ok) return [];
  const scope = scopeOf(answered, readPayload(contract.lifecycle, exchange));
  const conditional = operation.life.when.filter((when) => evaluateComparison(when.if, scope));
  const judgements = [
    ...judgeChecks(operation.life.check, scope),
    ...conditional.flatMap((when) => judgeShape(when, scope)),
  ];
  return judgements.map((one) => report(answered, one));
}

const report = (answered: Answered, { rule, holds, detail }: Judgement): Observation =>
  holds ? held(answered, rule) : violateAnswer(asCall(answered), rule, detail ?? rule);

const held = (
  { exchange, operation }: Answered,
  rule: string,
  kind: 'held definitely' | 'held ambiguously' = 'held definitely',
): Observation => ({ kind, rule, seq: exchange.seq, operation: operation.key });

const undecided = ({ exchange, operation }: Answered, rule: string, because: string): Observation => ({
  kind: 'inconclusive',
  rule,
  seq: exchange.seq,
  operation: operation.key,
  because,
});

const asCall = ({ contract, exchange, operation }: Answered) => ({
  contract,
  call: { seq: exchange.seq, operation, exchange },
});

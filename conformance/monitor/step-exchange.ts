import type { Exchange } from '../../src/exchange/exchange.js';
import { answerRule } from '../../src/openapi/api-rules.js';
import type { AnswerValidator } from '../../src/openapi/validate-answer.js';
import { weighAcceptance } from './acceptance.js';
import { gone } from './belief.js';
import { type Beliefs, beliefOf, taskKey } from './beliefs.js';
import type { Call, CallRole } from './call.js';
import { type AnswerClass, classifyAnswer } from './classify-answer.js';
import type { Contract, OperationContract } from './contract.js';
import { createTask } from './create-task.js';
import { findMixUp } from './find-mix-up.js';
import { type Followed, followCall, judgeUnknown, mayConcern, type TaskCall } from './follow-task.js';
import { judgeAnswer } from './judge-answer.js';
import { joinAll, joinLearned, type Learned, nothingLearned } from './observation.js';
import { observeList } from './observe-list.js';
import { entriesOf } from './persistent-map.js';
import { readShownId, readSnapshot } from './read-answer.js';
import { printQuery, readSource } from './read-request.js';
import { anyTime } from './resync.js';
import { weighCredential } from './right-credentials.js';
import { operationRule } from './rule-id.js';
import { meetStrangers, recognise } from './strangers.js';

/** What an exchange needs to be judged. */
export type Judging = { readonly contract: Contract; readonly problems: AnswerValidator };

/** One exchange, classified, before it is known which tasks it touches. */
export type Incoming = {
  readonly contract: Contract;
  readonly operation: OperationContract;
  readonly exchange: Exchange;
  /** The exchange as a task sees it. */
  readonly callAs: (role: CallRole, snapshot?: unknown) => Call;
  /** What the answer describes, where it describes one task. */
  readonly snapshot?: unknown;
};

/** Judges an exchange and takes all tasks that it touches one step on. An operation that the lifecycle does not list is passed over. */
export function stepExchange(
  { contract, problems }: Judging,
  beliefs: Beliefs,
  exchange: Exchange,
): Followed {
  const operation = contract.operations.get(exchange.operation ?? '');
  if (operation === undefined) return { beliefs, learned: nothingLearned };
  const incoming = receive(contract, operation, exchange);
  const { answer } = incoming.callAs('target');
  const observations = judgeAnswer({ contract, operation, exchange, answer, problems });
  const declared = answerRule(operation.api);
  const isDeclared = observations.some(({ rule, kind }) => rule === declared && kind === 'held definitely');
  const weighing = { contract, operation, exchange, answer, isDeclared };
  const trusted = weighCredential(weighing, beliefs);
  const accepted = weighAcceptance(weighing, trusted.beliefs);
  const touched = touch(incoming, accepted.beliefs);
  const said: Learned = { observations, cells: [] };
  return {
    beliefs: touched.beliefs,
    learned: joinAll([said, trusted.learned, accepted.learned, touched.learned]),
  };
}

function receive(contract: Contract, operation: OperationContract, exchange: Exchange): Incoming {
  const { seq, callMs, returnMs, request } = exchange;
  const answer = classifyAnswer(operation, exchange);
  const { lists } = operation.life;
  const paging = new Set([...(lists?.filter.map(({ param }) => param) ?? []), lists?.limit?.param ?? '']);
  const view = `${operation.key}?${printQuery(request.url, paging)}`;
  const callAs = (role: CallRole, snapshot?: unknown): Call => ({
    ...{ seq, callMs, returnMs, operation, role, answer, view, exchange },
    ...(snapshot === undefined ? {} : { snapshot }),
  });
  const told = answer.kind === 'told' && answer.ok;
  const snapshot = told ? readSnapshot(contract.lifecycle, operation, exchange) : undefined;
  return { contract, operation, exchange, callAs, ...(snapshot === undefined ? {} : { snapshot }) };
}

function touch(incoming: Incoming, beliefs: Beliefs): Followed {
  const { operation, exchange, callAs } = incoming;
  const { creates, lists, bulk } = operation.life;
  if (creates !== undefined) return createTask(incoming, beliefs);
  const { answer } = callAs('target');
  if (lists !== undefined)
    return answer.kind === 'told' && answer.ok
      ? touchListed(incoming, beliefs)
      : { beliefs, learned: nothingLearned };
  const source = operation.api.target;
  const target = source === undefined ? undefined : readSource(source, exchange, operation.path);
  if (target !== undefined && target.value !== '') {
    const id = String(target.value);
    return touchTarget(incoming, recognise(beliefs, taskKey(id, exchange.namespace)), id);
  }
  if (bulk) return touchAll(incoming, beliefs);
  return incoming.snapshot === undefined
    ? { beliefs, learned: nothingLearned }
    : touchShown(incoming, beliefs, incoming.snapshot);
}

function touchTarget(incoming: Incoming, beliefs: Beliefs, id: string): Followed {
  const { contract, exchange, callAs } = incoming;
  const key = taskKey(id, exchange.namespace);
  const mixed = findMixUp(incoming, id);
  const call = callAs('target', mixed === undefined ? incoming.snapshot : undefined);
  const said: Learned = { observations: mixed === undefined ? [] : [mixed], cells: [] };
  const isKnown = beliefOf(beliefs, key) !== undefined;
  if (!isKnown && call.answer.kind === 'inert') return { beliefs, learned: said };
  if (isKnown || exchange.intent?.kind !== 'unknown-id') {
    return joined(said, followCall(contract, beliefs, { key, id, call }));
  }
  const unknown = judgeUnknown(contract, { key, call, elements: [anyTime(contract, call, gone)] });
  return { beliefs, learned: joinLearned(joinLearned(said, troubleWithUnknown(contract, call)), unknown) };
}

function troubleIn(answer: AnswerClass, exchange: Exchange): string | undefined {
  if (answer.kind === 'environment') return answer.because;
  if (answer.kind !== 'told' || answer.excuse !== 'environment' || answer.unknown) return undefined;
  return exchange.answer.kind === 'answered' ? `status ${exchange.answer.status}` : undefined;
}

/** Trouble on the way says nothing of ids that were never issued; that it was asked and stayed open is said. */
function troubleWithUnknown(contract: Contract, { answer, operation, exchange }: Call): Learned {
  const rule = operationRule(operation.life.key, 'unknown');
  const because = troubleIn(answer, exchange);
  if (because === undefined || !contract.has(rule)) return nothingLearned;
  return {
    observations: [{ kind: 'inconclusive', rule, seq: exchange.seq, operation: operation.key, because }],
    cells: [],
  };
}

function touchShown(incoming: Incoming, beliefs: Beliefs, snapshot: unknown): Followed {
  const { contract, exchange, callAs } = incoming;
  const id = readShownId(contract.lifecycle, snapshot);
  if (id === undefined) return { beliefs, learned: nothingLearned };
  return followCall(contract, beliefs, {
    key: taskKey(id, exchange.namespace),
    id,
    call: callAs('row', snapshot),
  });
}

/** Every task of the namespace that is known by now. */
function touchAll({ contract, exchange, callAs }: Incoming, beliefs: Beliefs): Followed {
  const call = callAs('bulk');
  const all = [...entriesOf(beliefs.tasks)].filter(
    ([, task]) => task.namespace === exchange.namespace && mayConcern(contract, task, call),
  );
  return followAll(
    contract,
    beliefs,
    all.map(([key, { id }]) => ({ key, id, call })),
  );
}

function touchListed(incoming: Incoming, beliefs: Beliefs): Followed {
  const { contract, operation, exchange, callAs } = incoming;
  const { lists } = operation.life;
  if (lists === undefined) return { beliefs, learned: nothingLearned };
  const seen = observeList({ contract, operation, exchange, listing: lists }, beliefs);
  const rows = seen.rows.map(({ id, snapshot }): TaskCall => {
    return { key: taskKey(id, exchange.namespace), id, call: callAs('row', snapshot) };
  });
  const missing = seen.missing.map(
    ({ key, id, ...gap }): TaskCall => ({ key, id, call: { ...callAs('absent'), ...gap } }),
  );
  const met = meetStrangers({ contract, operation, exchange, rows: seen.rows, all: seen.all }, beliefs);
  return joined(
    { observations: seen.observations, cells: [] },
    followAll(contract, met, [...rows, ...missing]),
  );
}

function followAll(contract: Contract, start: Beliefs, calls: readonly TaskCall[]): Followed {
  const learned: Learned[] = [];
  let beliefs = start;
  for (const call of calls) {
    const followed = followCall(contract, beliefs, call);
    beliefs = followed.beliefs;
    learned.push(followed.learned);
  }
  return { beliefs, learned: joinAll(learned) };
}

const joined = (learned: Learned, followed: Followed): Followed => ({
  beliefs: followed.beliefs,
  learned: joinLearned(learned, followed.learned),
});

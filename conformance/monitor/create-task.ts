import { deepEqual } from '../../src/lifecycle/deep-equal.js';
import { gone, unmarked } from './belief.js';
import { type Beliefs, beliefOf, isQuiet, taskKey } from './beliefs.js';
import { violateAnswer } from './explain.js';
import { findMixUp } from './find-mix-up.js';
import { beginTask, type Followed, followCall } from './follow-task.js';
import { joinLearned, type Learned, nothingLearned, type Observation } from './observation.js';
import { getIn, setIn } from './persistent-map.js';
import { readCreatedId } from './read-answer.js';
import { operationRule } from './rule-id.js';
import type { Incoming } from './step-exchange.js';
import { missCreate, recognise } from './strangers.js';

/** Takes in the answer of a create: a new task, or the same again where a header deduplicates. */
export function createTask(incoming: Incoming, beliefs: Beliefs): Followed {
  const { contract, operation, exchange, callAs, snapshot } = incoming;
  const { answer } = callAs('created');
  const accepted = answer.kind === 'slipped' || (answer.kind === 'told' && answer.ok);
  if (answer.kind === 'environment') return { beliefs: missCreate(beliefs), learned: nothingLearned };
  if (!accepted) return { beliefs, learned: nothingLearned };
  const id = readCreatedId(contract, operation, exchange);
  const rule = operationRule(operation.life.key, 'creates');
  if (id === undefined) return learn(missCreate(beliefs), [violated(incoming, rule, 'it names no task')]);
  const key = taskKey(id, exchange.namespace);
  const mixed = findMixUp(incoming, id);
  const shown = mixed === undefined ? snapshot : undefined;
  const again = deduplicate(incoming, beliefs, id);
  if (again.replayed) {
    const followed = followCall(contract, beliefs, { key, id, call: callAs('row', shown) });
    return { beliefs: followed.beliefs, learned: joinLearned(again.learned, followed.learned) };
  }
  const used = isUsed(incoming, beliefs, key);
  const reused = used ? [violated(incoming, rule, `task ${id} is there already; an id is issued once`)] : [];
  const begun = beginTask(contract, recognise(again.beliefs, key), {
    key,
    id,
    call: callAs('created', shown),
  });
  const wrong = mixed === undefined ? reused : [...reused, mixed];
  const said: Learned = { observations: [...again.learned.observations, ...wrong], cells: [] };
  return { beliefs: begun.beliefs, learned: joinLearned(said, begun.learned) };
}

type Repeated = { readonly beliefs: Beliefs; readonly learned: Learned; readonly replayed: boolean };

/** The same header gives the same task, as long as that task is there. */
function deduplicate(incoming: Incoming, beliefs: Beliefs, id: string): Repeated {
  const { operation, exchange } = incoming;
  const { once } = operation.life;
  const token = once === undefined ? undefined : exchange.request.headers[once.header.toLowerCase()];
  const fresh: Repeated = { beliefs, learned: nothingLearned, replayed: false };
  if (once === undefined || token === undefined) return fresh;
  const key = JSON.stringify([exchange.namespace ?? null, operation.key, token]);
  const earlier = getIn(beliefs.once, key);
  const { body } = exchange.request;
  const kept = { ...beliefs, once: setIn(beliefs.once, key, earlier ?? { id, body }) };
  if (earlier === undefined) return { ...fresh, beliefs: kept };
  // What another body under the same header gives is not said.
  if (!deepEqual(earlier.body, body)) return { ...fresh, beliefs: kept, replayed: earlier.id === id };
  const before = beliefOf(beliefs, taskKey(earlier.id, exchange.namespace));
  if (before === undefined || unmarked(before.outcome().now.elements).some(({ state }) => state === gone)) {
    return { ...fresh, beliefs: { ...beliefs, once: setIn(beliefs.once, key, { id, body }) } };
  }
  const same = earlier.id === id;
  const observation: Observation = same
    ? { kind: 'held definitely', rule: once.rule, seq: exchange.seq, operation: operation.key }
    : violated(incoming, once.rule, `${once.header} was sent before and gave task ${earlier.id}, now ${id}`);
  return { beliefs: kept, learned: { observations: [observation], cells: [] }, replayed: same };
}

/** Whether the id certainly belongs to another task. One that a list showed while the create was under way does not. */
function isUsed({ callAs }: Incoming, beliefs: Beliefs, key: string): boolean {
  const known = beliefOf(beliefs, key);
  if (known === undefined) return false;
  if (known.issued) return true;
  return (
    isQuiet(known, callAs('created')) &&
    unmarked(known.outcome().now.elements).every(({ state }) => state !== gone)
  );
}

const learn = (beliefs: Beliefs, observations: readonly Observation[]): Followed => ({
  beliefs,
  learned: { observations, cells: [] },
});

const violated = ({ contract, operation, exchange }: Incoming, rule: string, detail: string): Observation =>
  violateAnswer({ contract, call: { seq: exchange.seq, operation, exchange } }, rule, detail);

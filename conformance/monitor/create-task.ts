import { gone, unmarked } from './belief.js';
import { type Beliefs, beliefOf, isQuiet, taskKey, withTask } from './beliefs.js';
import { deduplicate, type Named, type Repeated, rememberLost } from './deduplicate.js';
import { violateAnswer } from './explain.js';
import { findMixUp } from './find-mix-up.js';
import { beginTask, type Followed, followCall, meetAnew } from './follow-task.js';
import { joinLearned, type Learned, nothingLearned, type Observation } from './observation.js';
import { namesInexactly, readCreatedId } from './read-answer.js';
import { operationRule } from './rule-id.js';
import type { Incoming } from './step-exchange.js';
import { missCreate, recognise } from './strangers.js';

/** Takes in the answer of a create: a new task, or the same again where a header deduplicates. */
export function createTask(incoming: Incoming, beliefs: Beliefs): Followed {
  const { contract, operation, exchange, callAs, snapshot } = incoming;
  const { answer } = callAs('created');
  const accepted = answer.kind === 'slipped' || (answer.kind === 'told' && answer.ok);
  if (answer.kind === 'environment')
    return { beliefs: rememberLost(incoming, missCreate(beliefs)), learned: nothingLearned };
  if (!accepted) return { beliefs, learned: nothingLearned };
  const id = readCreatedId(contract, operation, exchange);
  const rule = operationRule(operation.life.key, 'creates');
  if (id === undefined) return learn(missCreate(beliefs), [sayUnnamed(incoming, rule)]);
  const key = taskKey(id, exchange.namespace);
  const mixed = findMixUp(incoming, id);
  const shown = mixed === undefined ? snapshot : undefined;
  const again = deduplicate(incoming, beliefs, { id, snapshot: shown });
  if (again.kind !== 'new') return followReplay(incoming, again, { id, snapshot: shown });
  const used = isUsed(incoming, beliefs, key);
  const reused = used ? [violated(incoming, rule, `task ${id} is there already; an id is issued once`)] : [];
  const begun = beginTask(contract, recognise(again.beliefs, key), {
    key,
    id,
    call: { ...callAs('created', shown), callMs: again.sinceMs ?? exchange.callMs },
  });
  const wrong = mixed === undefined ? reused : [...reused, mixed];
  const said: Learned = { observations: [...again.learned.observations, ...wrong], cells: [] };
  return { beliefs: begun.beliefs, learned: joinLearned(said, begun.learned) };
}

/** The answer names a task that is there already. What may be the first answer once more says nothing of it as it is now. */
function followReplay(
  { contract, exchange, callAs }: Incoming,
  { beliefs, learned, kind }: Repeated,
  { id, snapshot }: Named,
): Followed {
  const key = taskKey(id, exchange.namespace);
  const named = issue(recognise(beliefs, key), key);
  if (kind === 'stored') return { beliefs: named, learned };
  const taskCall = { key, id, call: callAs('row', snapshot) };
  const followed =
    kind === 'revived' ? meetAnew(contract, named, taskCall) : followCall(contract, named, taskCall);
  return { beliefs: followed.beliefs, learned: joinLearned(learned, followed.learned) };
}

/** The task as one that the answer of a create named. */
function issue(beliefs: Beliefs, key: string): Beliefs {
  const task = beliefOf(beliefs, key);
  return task === undefined ? beliefs : withTask(beliefs, key, { ...task, issued: true });
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

/** A number that JSON can write and no number here can hold names some task, only not to us. */
function sayUnnamed(incoming: Incoming, rule: string): Observation {
  const { contract, operation, exchange } = incoming;
  if (!namesInexactly(contract, operation, exchange)) return violated(incoming, rule, 'it names no task');
  const because = 'the id is a number above 2^53, which cannot be read exactly';
  return { kind: 'inconclusive', rule, seq: exchange.seq, operation: operation.key, because };
}

const learn = (beliefs: Beliefs, observations: readonly Observation[]): Followed => ({
  beliefs,
  learned: { observations, cells: [] },
});

const violated = ({ contract, operation, exchange }: Incoming, rule: string, detail: string): Observation =>
  violateAnswer({ contract, call: { seq: exchange.seq, operation, exchange } }, rule, detail);

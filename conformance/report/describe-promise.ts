import { parsePointer } from '../../src/lifecycle/pointer.js';

/** What a rule promises, in one sentence, told from its id: for readers who do not know the rule. */
export function describePromise(rule: string): string {
  for (const [form, say] of promises) {
    const names = form.exec(rule)?.slice(1);
    if (names !== undefined) return say(...names.map(nameOf));
  }
  return 'What the lifecycle of the document says there.';
}

/** Names stand in ids as in a JSON Pointer. */
const nameOf = (token: string): string => parsePointer(`/${token}`)?.tokens.join('/') ?? token;

type Say = (...names: readonly string[]) => string;

/** The form of an id, its names in brackets, and what it promises; the first that matches. */
const promises: readonly (readonly [RegExp, Say])[] = [
  [/^states$/, () => 'The state that an answer shows is one of those of the lifecycle.'],
  [
    /^next\/(.+)$/s,
    (state) => `From ${state} the server itself goes only to the states that its next lists.`,
  ],
  [/^states\/([^/]+)\/final$/s, (state) => `Nothing but a listed operation changes a task in ${state}.`],
  [/^states\/([^/]+)\/within$/s, (state) => `A task leaves ${state} within the promised time.`],
  [/^states\/([^/]+)\/visits$/s, (state) => `A task is in ${state} at most the promised number of times.`],
  [/^states\/([^/]+)\/shows$/s, (state) => `An answer shows by its members that the task is in ${state}.`],
  [/^states\/([^/]+)\/outcomes$/s, (state) => `Exactly one of the outcomes of ${state} holds.`],
  [
    /^states\/([^/]+)\/outcomes\/([^/]+)\/has\/(.+)$/s,
    (state, one, at) => `A task in ${state} with the outcome ${one} has ${at}.`,
  ],
  [
    /^states\/([^/]+)\/outcomes\/([^/]+)\/lacks\/(.+)$/s,
    (state, one, at) => `A task in ${state} with the outcome ${one} has no ${at}.`,
  ],
  [
    /^states\/([^/]+)\/outcomes\/([^/]+)\/(?:check|should)\/(.+)$/s,
    (state, one, text) => `For a task in ${state} with the outcome ${one} it holds that ${text}.`,
  ],
  [/^states\/([^/]+)\/has\/(.+)$/s, (state, at) => `A task in ${state} has ${at}.`],
  [/^states\/([^/]+)\/lacks\/(.+)$/s, (state, at) => `A task in ${state} has no ${at}.`],
  [
    /^states\/([^/]+)\/(?:check|should)\/(.+)$/s,
    (state, text) => `For a task in ${state} it holds that ${text}.`,
  ],
  [
    /^operations\/([^/]+)\/creates$/s,
    (key) => `${key} creates a task, whose id it shows and which is in the initial state.`,
  ],
  [/^operations\/([^/]+)\/echo\/(.+)$/s, (key, at) => `A task shows at ${at} what was given to ${key}.`],
  [
    /^operations\/([^/]+)\/once$/s,
    (key) => `${key} that is sent again with the same key creates no second task.`,
  ],
  [
    /^operations\/([^/]+)\/moves@(.+)$/s,
    (key, state) => `${key} is accepted for a task in ${state} and moves it as the lifecycle says.`,
  ],
  [
    /^operations\/([^/]+)\/allow@(.+)$/s,
    (key, state) => `${key} is accepted for a task in ${state} and changes nothing.`,
  ],
  [
    /^operations\/([^/]+)\/else@(.+)$/s,
    (key, state) => `${key} is refused for a task in ${state} and changes nothing.`,
  ],
  [
    /^operations\/([^/]+)\/shows$/s,
    (key) => `An answer of ${key} that says it was done shows the task as it is then.`,
  ],
  [
    /^operations\/([^/]+)\/merge$/s,
    (key) => `${key} changes what it is given, and leaves all else as it was.`,
  ],
  [
    /^operations\/([^/]+)\/noop$/s,
    (key) => `${key} that would change nothing is answered as the lifecycle says.`,
  ],
  [/^operations\/([^/]+)\/bulk$/s, (key) => `${key} without an id applies to every task.`],
  [
    /^operations\/([^/]+)\/unknown$/s,
    (key) => `${key} with an id that was never issued is answered as for an unknown one.`,
  ],
  [
    /^operations\/([^/]+)\/when\/([^/]+)\/has\/(.+)$/s,
    (key, text, at) => `Where ${text}, an answer of ${key} has ${at}.`,
  ],
  [
    /^operations\/([^/]+)\/when\/([^/]+)\/lacks\/(.+)$/s,
    (key, text, at) => `Where ${text}, an answer of ${key} has no ${at}.`,
  ],
  [
    /^operations\/([^/]+)\/when\/([^/]+)\/(?:check|should)\/(.+)$/s,
    (key, text, then) => `Where ${text}, for an answer of ${key} it holds that ${then}.`,
  ],
  [/^operations\/([^/]+)\/lists$/s, (key) => `The rows of ${key} are possible, complete and not doubled.`],
  [/^operations\/([^/]+)\/order$/s, (key) => `The rows of ${key} are sorted as the lifecycle says.`],
  [
    /^operations\/([^/]+)\/filter\/(.+)$/s,
    (key, name) => `${name} leaves only rows in a list of ${key} that have its value.`,
  ],
  [/^operations\/([^/]+)\/limit$/s, (key) => `A list of ${key} has no more rows than its limit.`],
  [
    /^operations\/([^/]+)\/(?:check|should)\/(.+)$/s,
    (key, text) => `For an answer of ${key} it holds that ${text}.`,
  ],
  [/^envelope\/check\/(.+)$/s, (text) => `For every declared answer it holds that ${text}.`],
  [/^(?:check|should)\/(.+)$/s, (text) => `For every task it holds that ${text}.`],
  [/^constant\/(.+)$/s, (at) => `${at} of a task never changes.`],
  [/^monotone\/(.+)$/s, (at) => `${at} of a task never decreases within one run.`],
  [/^retain$/, () => 'A final task stays readable for the promised time.'],
  [/^stale$/, () => 'What is read lags by no more than the promised time.'],
  [
    /^openapi\/([^/]+)\/answer$/s,
    (key) => `Every answer of ${key} is one that the document declares: its status, content type and body.`,
  ],
  [/^openapi\/([^/]+)\/accepts$/s, (key) => `A request of ${key} that the document permits is not refused.`],
  [
    /^openapi\/([^/]+)\/input$/s,
    (key) => `A request of ${key} that the schemas forbid is refused and changes nothing.`,
  ],
  [/^security\/(.+)$/s, (key) => `${key} without proper credentials is refused and changes nothing.`],
];

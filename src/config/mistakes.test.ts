import { expect, test } from 'vitest';
import { readText } from './read-config.cases.js';

/** A file, and all that is said of it: line, column, what was expected, what came, what to do. */
const MISTAKES: readonly (readonly [text: string, ...mistakes: string[]])[] = [
  ['serve: {port: "80"}', '1:9 expected a whole number from 0 to 65535, got "80". Write 80 without quotes.'],
  [
    'serve: []',
    '1:1 expected an object such as {port: 4010, profile: flaky}, got an empty list. Write an object such as {port: 4010, profile: flaky}.',
  ],
  [
    'serve:',
    '1:1 expected an object such as {port: 4010, profile: flaky}, got null (nothing). Write an object such as {port: 4010, profile: flaky}.',
  ],
  [
    'srve: {}',
    '1:1 expected one of the keys serve, profiles, scenarios, faults, got "srve". Did you mean serve? A key of your own starts with x-.',
  ],
  [
    'serve: {port: 70000}',
    '1:9 expected a whole number from 0 to 65535, got 70000. Write a whole number from 0 to 65535.',
  ],
  [
    'serve: {seed: 1.5}',
    '1:9 expected a whole number from 0 to 4294967295, got 1.5. Write a whole number from 0 to 4294967295.',
  ],
  [
    'serve: {clock: manuel}',
    '1:9 expected real, manual, auto, or step: and a duration, such as step:5s, got "manuel". Write real, manual, auto, or step: and a duration, such as step:5s.',
  ],
  [
    'serve: {clock: "step:0s"}',
    '1:9 expected a step above 0, got "step:0s". Write step:5s, or manual for a clock that moves only when told.',
  ],
  [
    'serve: {clock: "step:5"}',
    '1:9 expected real, manual, auto, or step: and a duration, such as step:5s, got "step:5". Write real, manual, auto, or step: and a duration, such as step:5s.',
  ],
  [
    'serve: {epoch: 2030-01-01}',
    '1:9 expected an RFC 3339 time such as 2025-01-01T00:00:00Z, got "2030-01-01". Write an RFC 3339 time such as 2025-01-01T00:00:00Z.',
  ],
  [
    'serve: {epoch: "2030-02-31T00:00:00Z"}',
    '1:9 expected a time that there is, got "2030-02-31T00:00:00Z". Write an RFC 3339 time such as 2025-01-01T00:00:00Z.',
  ],
  [
    'serve: {speed: 0}',
    '1:9 expected a number above 0, such as 10, got 0. Write a number above 0, such as 10.',
  ],
  [
    'serve: {speed: 2, clock: manual}',
    '1:9 expected speed with the clock real, got it with manual. Take speed or clock out: a clock that stands still has no speed.',
  ],
  ['serve: {profile: flakey}', '1:9 expected the name of a profile, got "flakey". Did you mean flaky?'],
  [
    'serve: {scenarios: [a]}',
    '1:21 expected the name of a scenario, got "a". There are none: scenarios are written in taskdouble.yaml, under "scenarios".',
  ],
  [
    'serve: {scenarios: a}',
    '1:9 expected a list of names, such as [slow-worker], got "a". Write a list of names, such as [slow-worker]: ["a"].',
  ],
  [
    'scenarios: {b: {}}\nserve: {scenarios: [a]}',
    '2:21 expected the name of a scenario, got "a". Did you mean b?',
  ],
  ['serve: {cors: yes}', '1:9 expected true or false, got "yes". Write true or false.'],
  [
    'serve: {limits: {body: 10q}}',
    '1:18 expected a size such as 512kb, 10mb or 1048576, got "10q". Write a size such as 512kb, 10mb or 1048576.',
  ],
  [
    'serve: {limits: {tasks: 0}}',
    '1:18 expected a whole number from 1 to 10000000, got 0. Write a whole number from 1 to 10000000.',
  ],
  [
    'serve: {credentials: all}',
    '1:9 expected demo, any, or a map from schemes to values, such as {api_key: "${API_KEY}"}, got "all". Write one of: demo, any.',
  ],
  [
    'serve: {credentials: {a: 1}}',
    "1:23 expected a text, got 1. Write a text; text that looks like a number stands in quotes: '1'.",
  ],
  ['serve: {admin: true}', '1:9 expected false, or an object such as {port: 4011}, got true. Write false.'],
  [
    'serve: {admin: {prt: 1}}',
    '1:17 expected one of the keys port, host, token, got "prt". Did you mean port? A key of your own starts with x-.',
  ],
  [
    'serve: {log: {level: debug}}',
    '1:15 expected silent, warn or info, got "debug". Write one of: silent, warn, info.',
  ],
  [
    'serve: {spec: [chunkr, chunkr]}',
    '1:24 expected each item once, got "chunkr" twice. Take one of the two out.',
  ],
  [
    'profiles: {happy: {}}',
    '1:12 expected a name of its own for a profile, got "happy", which is a built-in one. Call it my-happy; with extends: happy it has everything of the built-in one.',
  ],
  [
    'profiles: {"a b": {}}',
    '1:12 expected a name of letters, digits, and . _ - within, such as slow-worker as key, got "a b". Write a name of letters, digits, and . _ - within, such as slow-worker.',
  ],
  [
    'profiles: {a: {extends: flakey}}',
    '1:16 expected the name of a profile, got "flakey". Did you mean flaky?',
  ],
  [
    'profiles: {a: {extends: b}, b: {extends: c}, c: {extends: a}, d: {extends: a}}',
    '1:50 expected profiles that do not extend themselves, got a → b → c → a. Take one "extends" of the circle out.',
  ],
  [
    'profiles: {a: {extends: a}}',
    '1:16 expected profiles that do not extend themselves, got a → a. Take one "extends" of the circle out.',
  ],
  [
    'profiles: {a: {extends: b}, b: {extends: nope}}',
    '1:33 expected the name of a profile, got "nope". The profiles are: happy, lifecycle, slow, flaky, hostile, storm-then-calm, a, b.',
  ],
  [
    'profiles: {a: {outcome: x, ends: {y: 1}}}',
    '1:16 expected outcome or ends, got both. outcome is short for ends with one end alone: take one of the two out.',
  ],
  [
    'profiles: {a: {ends: {y: 0}}}',
    '1:16 expected a weight above 0 for one end at least, got none. Give the end that tasks shall take a weight of 1, or take ends out.',
  ],
  [
    'profiles: {a: {ends: {y: -1}}}',
    '1:23 expected a weight: a number from 0, got -1. Write a weight: a number from 0.',
  ],
  [
    'profiles: {a: {ends: [y]}}',
    '1:16 expected a map from ends to weights, such as {success: 9, failure: 1}, got a list of 1. Write a map from ends to weights, such as {success: 9, failure: 1}.',
  ],
  [
    'profiles: {a: {dwell: {x: 5}}}',
    '1:24 expected a stay with a unit, got 5. Write 5s for seconds, 5ms for milliseconds.',
  ],
  [
    'profiles: {a: {dwell: {x: 5 s}}}',
    '1:24 expected a range of durations such as 1s..30s, got "5 s". Write 5s.',
  ],
  ['profiles: {a: {dwell: {x: 3s..1s}}}', '1:24 expected the shorter end first, got "3s..1s". Write 1s..3s.'],
  [
    'profiles: {a: {dwell: {x: {p50: 5}}}}',
    '1:24 expected value, or min and max, or median and sigma, or p50 and p99 in a stay, got none. Write 5s, 1s..3s, {median: 2s, sigma: 0.5} or {p50: 2s, p99: 30s}; the last two may have a max.',
    '1:28 expected a duration such as 500ms, 5s, 2m, 1h or 1d, got 5. Add a unit: 5s for seconds, 5ms for milliseconds.',
  ],
  [
    'profiles: {a: {dwell: {x: {p5: 5s}}}}',
    '1:24 expected value, or min and max, or median and sigma, or p50 and p99 in a stay, got none. Write 5s, 1s..3s, {median: 2s, sigma: 0.5} or {p50: 2s, p99: 30s}; the last two may have a max.',
    '1:28 expected one of the keys type, value, min, max, median, sigma, p50, p99, got "p5". Did you mean p50? A key of your own starts with x-.',
  ],
  [
    'profiles: {a: {dwell: 5s}}',
    '1:16 expected a map from states to stays, such as {running: 1s..3s}, got "5s". Write a map from states to stays, such as {running: 1s..3s}.',
  ],
  [
    'profiles: {a: {progression: instant}}',
    '1:16 expected time, immediate, manual, hold, or an object such as {kind: manual, reads: 3}, got "instant". Write one of: time, immediate, manual, hold.',
  ],
  [
    'profiles: {a: {progression: script}}',
    '1:16 expected time, immediate, manual, hold, or an object such as {kind: manual, reads: 3}, got "script". Write one of: time, immediate, manual, hold.',
  ],
  [
    'profiles: {a: {progression: {kind: script}}}',
    '1:16 expected stays where kind is script, got none. Add them: stays: [{state: running, for: 5s}, {state: done}].',
  ],
  [
    'profiles: {a: {progression: {kind: script, stays: []}}}',
    '1:16 expected stays where kind is script, got none. Add them: stays: [{state: running, for: 5s}, {state: done}].',
    '1:44 expected a list of stays, such as [{state: running, for: 5s}, {state: done}], got an empty list. Write a list of stays, such as [{state: running, for: 5s}, {state: done}].',
  ],
  [
    'profiles: {a: {progression: {kind: script, stays: [{state: x}, {state: y}]}}}',
    '1:52 expected "for" in every stay but the last, got none in that of x. Say how long it lasts: for: 5s. What comes after it would never be reached.',
  ],
  [
    'profiles: {a: {progression: {kind: script, stays: [{stat: x}]}}}',
    '1:52 expected the key "state" in a stay: {state, for}, got an object with stat. Add "state". A state, or its label.',
    '1:53 expected one of the keys state, outcome, for, got "stat". Did you mean state? A key of your own starts with x-.',
  ],
  [
    'profiles: {a: {progression: {kind: manual, reads: 0}}}',
    '1:44 expected a whole number from 1, got 0. Write a whole number from 1.',
  ],
  [
    'profiles: {a: {progression: {kind: time, reads: 1}}}',
    '1:42 expected no other key where kind is time, got "reads". Take it out, or choose the kind that has it: manual.',
  ],
  [
    'profiles: {a: {progression: {kind: hold, reads: 1}}}',
    '1:42 expected no key but kind and state where kind is hold, got "reads". Take it out, or choose the kind that has it: manual.',
  ],
  [
    'profiles: {a: {progression: {reads: 1}}}',
    '1:16 expected the key "kind" in a progression, such as {kind: manual, reads: 3}, got an object with reads. Add "kind". How tasks go on.',
  ],
  [
    'scenarios: {a: {extends: flaky}}',
    '1:17 expected one of the keys match, outcome, ends, dwell, progression, faults, got "extends". Take it out, or start a key of your own with x-.',
  ],
  [
    'scenarios: {a: {match: {dose: submit}}}',
    '1:25 expected one of the keys api, operation, does, state, task, method, path, client, header, query, body, got "dose". Did you mean does?',
  ],
  [
    'scenarios: {a: {match: submit}}',
    '1:17 expected a match, such as {does: read, state: running}, got "submit". Write a match, such as {does: read, state: running}.',
  ],
  [
    'scenarios: {a: {match: {body: {file: x}}}}',
    '1:32 expected a JSON Pointer such as /params/format as key, got "file". Write /file.',
  ],
  [
    'faults: latency',
    '1:1 expected a list of fault rules, such as [{fault: latency}], got "latency". Write a list of fault rules, such as [{fault: latency}]: ["latency"].',
  ],
  ['faults: [latncy]', '1:10 expected the name of a fault, got "latncy". Did you mean latency?'],
  [
    'faults: [{fault: {kind: latency, dely: 5s}}]',
    '1:34 expected one of the keys delay, got "dely". Did you mean delay?',
  ],
  [
    'faults: [{fault: latency, probability: 2}]',
    '1:27 expected a number from 0 to 1, got 2. Write a number from 0 to 1.',
  ],
  [
    'faults: [{match: {does: read}}]',
    '1:10 expected the key "fault", got none. Say what goes wrong: fault: server-error, or fault: {kind: latency, delay: 200ms}.',
  ],
  [
    'faults: [{id: a, fault: latency}, {id: a, fault: reset}]',
    '1:36 expected an id of its own for each rule, got "a" twice. Give one of them another id, or none.',
  ],
  [
    'profiles: {a: {dwell: {x: 3s..1s}, ends: {y: 0}}}\nserve:\n  clock: step:0s\n  profile: b\nfaults: [{}]',
    '1:24 expected the shorter end first, got "3s..1s". Write 1s..3s.',
    '1:36 expected a weight above 0 for one end at least, got none. Give the end that tasks shall take a weight of 1, or take ends out.',
    '3:3 expected a step above 0, got "step:0s". Write step:5s, or manual for a clock that moves only when told.',
    '4:3 expected the name of a profile, got "b". Did you mean a?',
    '5:10 expected the key "fault", got none. Say what goes wrong: fault: server-error, or fault: {kind: latency, delay: 200ms}.',
  ],
  [
    'serve:\n  prt: 1\n  port: -1\n  profile: x\nprofiles: {a: {ends: [], dwell: {x: 3s..1s}}}\nfaults: [resett]',
    '2:3 expected one of the keys spec, overlays, port, host, seed, clock, epoch, speed, profile, scenarios, preload, cors, credentials, limits, admin, watch, log, client-report, journal, got "prt". Did you mean port? A key of your own starts with x-.',
    '3:3 expected a whole number from 0 to 65535, got -1. Write a whole number from 0 to 65535.',
    '5:16 expected a map from ends to weights, such as {success: 9, failure: 1}, got an empty list. Write a map from ends to weights, such as {success: 9, failure: 1}.',
    '5:34 expected the shorter end first, got "3s..1s". Write 1s..3s.',
    '6:10 expected the name of a fault, got "resett". Did you mean reset?',
  ],
];

test.each(MISTAKES)('%s is refused', (text, ...mistakes) => {
  const read = readText(text);
  expect(read.mistakes).toEqual(mistakes);
  expect(read.config).toBeUndefined();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFaultBook } from './create-fault-book.js';
import type { FaultBook } from './fault-book.js';
import type { FaultRule } from './fault-rule.js';
import { anyRule, anyScenes, ruleOf, runningTask, sceneOf } from './scene.cases.js';
import type { Scene } from './scene.js';

const bookWith = (...rules: readonly FaultRule[]): FaultBook => {
  const book = createFaultBook();
  for (const rule of rules) book.add(rule);
  return book;
};

const numbered = (rules: readonly FaultRule[]): readonly FaultRule[] =>
  rules.map((rule, index) => ({ ...rule, id: `r${index}` }));

const namesOf = (book: FaultBook, scenes: readonly Scene[]): readonly (readonly string[])[] =>
  scenes.map((scene) => book.decide(scene)?.names ?? []);

/** Whether each of so many polls of one task is hit. */
const hitsOf = (rule: Partial<FaultRule>, count: number): readonly boolean[] => {
  const book = bookWith(ruleOf(rule));
  return Array.from({ length: count }, () => book.decide(sceneOf()) !== undefined);
};

const anyRules = fc.array(anyRule, { maxLength: 4 }).map(numbered);

test('the same rules, seed and requests give the same decisions', () => {
  fc.assert(
    fc.property(anyRules, anyScenes, (rules, scenes) => {
      const [one, other] = [bookWith(...rules), bookWith(...rules)];
      for (const scene of scenes) expect(one.decide(scene)).toEqual(other.decide(scene));
    }),
  );
});

test('a rule that is added never changes what another draws', () => {
  fc.assert(
    fc.property(anyRule, anyRule, anyScenes, (rule, other, scenes) => {
      const harmless = { ...rule, id: 'a', fault: { kind: 'latency', delay: '1ms' } };
      const alone = namesOf(bookWith(harmless), scenes);
      const together = namesOf(bookWith({ ...other, id: 'b', fault: { kind: 'dribble' } }, harmless), scenes);
      expect(together.map((names) => names.filter((name) => name.startsWith('a:')))).toEqual(alone);
    }),
  );
});

test('a request that a rule hits is one that the book said it may hit', () => {
  fc.assert(
    fc.property(anyRules, anyScenes, (rules, scenes) => {
      const book = bookWith(...rules);
      for (const scene of scenes) {
        const { api, operation, aim } = scene;
        const may = book.mayHit(api, operation, aim) && book.mayHit(api, operation);
        expect(may || book.decide(scene) === undefined).toBe(true);
      }
    }),
  );
});

test('an operation that no rule names is never asked about again', () => {
  const book = bookWith(
    ruleOf({ match: { operation: 'cancel' } }),
    ruleOf({ id: 's', match: { does: 'list' } }),
  );
  expect([book.mayHit('shop', 'cancel'), book.mayHit('shop', 'read', 'read')]).toEqual([true, false]);
  book.add(ruleOf({ match: { operation: 'read' } }));
  expect(book.mayHit('shop', 'read', 'read')).toBe(true);
  book.reset();
  expect(book.mayHit('shop', 'read', 'read')).toBe(false);
});

test('a rule by aim may hit any operation whose aim is not told', () => {
  expect(bookWith(ruleOf({ match: { does: 'list' } })).mayHit('shop', 'read')).toBe(true);
});

test('two rules of the same probability do not hit the same requests', () => {
  const half = { probability: 0.5, fault: { kind: 'latency' } };
  const book = bookWith(ruleOf({ ...half, id: 'a' }), ruleOf({ ...half, id: 'b' }));
  const hits = namesOf(
    book,
    Array.from({ length: 100 }, () => sceneOf()),
  );
  expect(hits.filter(({ length }) => length === 1).length).toBeGreaterThan(20);
});

test('an empty book decides nothing', () => {
  expect(createFaultBook().decide(sceneOf())).toBeUndefined();
});

test('so many matching requests go unharmed first, and so many are hit', () => {
  fc.assert(
    fc.property(fc.nat(5), fc.nat(5), (after, count) => {
      const expected = Array.from({ length: 12 }, (_, index) => index >= after && index < after + count);
      expect(hitsOf({ after, count }, 12)).toEqual(expected);
    }),
  );
});

test('each task is counted by itself, and the rule as a whole where it says so', () => {
  const polls = ['one', 'one', 'two', 'two'].map((id) => sceneOf({ task: { ...runningTask, id } }));
  const hits = (per: FaultRule['per']) =>
    namesOf(bookWith(ruleOf({ after: 1, per })), polls).map(({ length }) => length);
  expect(hits('task')).toEqual([0, 1, 0, 1]);
  expect(hits('rule')).toEqual([0, 1, 1, 1]);
});

test('requests without a task are counted by client', () => {
  const submits = ['a', 'a', 'b', 'b'].map((client) => sceneOf({ aim: 'submit', client }));
  expect(namesOf(bookWith(ruleOf({ count: 1 })), submits).map(({ length }) => length)).toEqual([1, 0, 1, 0]);
});

test('about so many are hit as the probability says', () => {
  for (const probability of [0.05, 0.5, 0.95]) {
    const share = hitsOf({ probability }, 10_000).filter(Boolean).length / 10_000;
    const deviation = Math.sqrt((probability * (1 - probability)) / 10_000);
    expect(Math.abs(share - probability)).toBeLessThan(4 * deviation);
  }
});

test('a rule is in force from one instant until another, and counts nothing outside', () => {
  const book = bookWith(ruleOf({ fromMs: 10, untilMs: 20, count: 2 }));
  const at = (nowMs: number) => book.decide(sceneOf({ nowMs })) !== undefined;
  expect([9, 10, 19, 20].map(at)).toEqual([false, true, true, false]);
  expect(book.list()).toMatchObject([{ matched: 2, hits: 2 }]);
});

test('a storm begins with the first request that the rule matches, and then it is calm', () => {
  const schedule = { phases: [{ forMs: 100, probability: 1 }, { probability: 0 }], repeat: false };
  const book = bookWith(ruleOf({ schedule, match: { does: 'read' } }));
  expect(book.decide(sceneOf({ aim: 'submit', nowMs: 0 }))).toBeUndefined();
  const at = (nowMs: number) => book.decide(sceneOf({ nowMs })) !== undefined;
  expect([500, 599, 600, 10_000].map(at)).toEqual([true, true, false, false]);
});

test('storms that repeat come again', () => {
  const phases = [
    { forMs: 10, probability: 1 },
    { forMs: 30, probability: 0 },
  ];
  const book = bookWith(ruleOf({ schedule: { phases, repeat: true } }));
  const at = (nowMs: number) => book.decide(sceneOf({ nowMs })) !== undefined;
  expect([0, 9, 10, 39, 40, 49, 50].map(at)).toEqual([true, true, false, false, true, true, false]);
});

test('the first rule that answers does so, and only what shows is named and counted', () => {
  const book = bookWith(
    ruleOf({ id: 'late', fault: { kind: 'latency', delay: '5ms' } }),
    ruleOf({ id: 'first' }),
    ruleOf({ id: 'second', fault: { kind: 'too-many-requests' } }),
    ruleOf({ id: 'cut', fault: { kind: 'reset' } }),
  );
  const decision = book.decide(sceneOf());
  expect(decision?.names).toEqual(['late:latency', 'first:server-error']);
  expect(decision?.actions.map((action) => action.do)).toEqual(['wire', 'answer']);
  expect(book.list().map(({ hits }) => hits)).toEqual([1, 1, 0, 0]);
});

test('a stealthy rule is among the names, and said to be one', () => {
  const decision = bookWith(ruleOf({ stealth: true })).decide(sceneOf());
  expect(decision).toMatchObject({ names: ['r:server-error'], stealthy: new Set(['r']) });
});

test('an answer within a quota is no hit', () => {
  const book = bookWith(ruleOf({ fault: { kind: 'rate-limit', limit: 1 } }));
  expect(book.decide(sceneOf())).toMatchObject({ names: [], actions: [{ do: 'headers' }] });
  expect(book.decide(sceneOf())?.names).toEqual(['r:rate-limit']);
  expect(book.list()).toMatchObject([{ matched: 2, hits: 1 }]);
});

test('a fault without a meaning for an operation does not count its requests', () => {
  const book = bookWith(ruleOf({ fault: { kind: 'duplicate-submission' } }));
  expect(book.decide(sceneOf())).toBeUndefined();
  expect(book.list()).toMatchObject([{ matched: 0, hits: 0 }]);
});

test('a rule with a known id takes the place of the old one', () => {
  const book = bookWith(ruleOf({ id: 'a' }), ruleOf({ id: 'b' }));
  book.decide(sceneOf());
  book.add(ruleOf({ id: 'a', fault: { kind: 'hang' } }));
  expect(book.list().map(({ rule, matched }) => [rule.id, rule.fault.kind, matched])).toEqual([
    ['a', 'hang', 0],
    ['b', 'server-error', 1],
  ]);
  expect([book.remove('a'), book.remove('a')]).toEqual([true, false]);
});

test('counts are set back without their rules', () => {
  const book = bookWith(ruleOf({ count: 1 }));
  const isHit = () => book.decide(sceneOf()) !== undefined;
  expect([isHit(), isHit()]).toEqual([true, false]);
  book.reset('counts');
  expect(isHit()).toBe(true);
});

test('a fault that the catalogue does not have is refused with the nearest name', () => {
  expect(() => bookWith(ruleOf({ fault: { kind: 'latensy' } }))).toThrow('Did you mean latency?');
  expect(() => bookWith(ruleOf({ fault: { kind: 'latency', delai: 5 } }))).toThrow('Did you mean delay?');
});

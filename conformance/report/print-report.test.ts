import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyReport } from './any-report.cases.js';
import { clearLine, isNews, type Progress, printProgress, replaceLine } from './print-progress.js';
import { printReport } from './print-report.js';
import { reportOf } from './report.cases.js';

test('the summary names first what was not exercised, and the worst comes first after it', () => {
  const lines = printReport(reportOf()).split('\n');
  expect(lines.slice(0, 4)).toEqual([
    'chunkr 1 at http://127.0.0.1:4010',
    '10 tasks, 52 requests in 12.3 s, seed 7',
    expect.stringMatching(/^not exercised \d+ · inconclusive \d+ · failed 1 · passed \d+$/),
    'The check fails: 1 rule does not pass.',
  ]);
  expect(lines[5]).toBe('FAILED operations/cancel/else@Processing (2 times)');
});

test('a failure shows its sentence, its exchanges as a timeline, how sure it is, and curl lines', () => {
  const text = printReport(reportOf());
  expect(text).toMatch(
    /cancel was answered 200 while the task[^;]* Processing[^;]*; in Processing cancel is refused/,
  );
  expect(text).toMatch(/\+10 s {2}GET \/api\/v1\/task\/task-4\n +→ 200 Processing {2}then Processing\n/);
  expect(text).toContain('reproduced 5/5 · before: Processing');
  expect(text).toContain('    curl -sS -X POST "$BASE/api/v1/task/parse"');
});

test('the matrix counts accepted and refused calls apart, by operation and state', () => {
  const text = printReport(reportOf());
  expect(text).toMatch(/Starting +Requeued +Processing +Succeeded +Failed +Cancelled\n/);
  expect(text).toMatch(/ delete +· +· +1- +3\+ +· +3-\n/);
});

test('what is broken is marked in the matrix, and what only warns otherwise', () => {
  const report = reportOf();
  expect(printReport(report)).toMatch(/ cancel +3\+ +· +\?2\+✗ +3- +· +3-\n/);
  const rules = report.rules.map((rule) => ({ ...rule, level: 'should' as const }));
  expect(printReport({ ...report, rules })).toMatch(/ cancel +3\+ +· +\?2\+! +3- /);
  expect(printReport({ ...report, rules, strict: true })).toMatch(/ cancel +3\+ +· +\?2\+✗ +3- /);
  expect(printReport(report, { colour: true })).toContain('\u001b[31m?2+✗\u001b[39m');
});

test('a cell that is not certain is told from one that is without colour', () => {
  const cell = { operation: 'cancel', state: 'Starting', accepted: 2, refused: 1 };
  const cells = [
    { ...cell, certain: true },
    { ...cell, certain: false },
  ];
  expect(printReport({ ...reportOf(), cells })).toContain('2+ 1- ?2+ 1-');
});

test('a matrix that is too wide goes on below, and no name is cut', () => {
  const states = Array.from({ length: 12 }, (_, index) => `a_rather_long_name_of_a_state_${index}`);
  const cells = states.map((state) => ({
    operation: 'cancel',
    state,
    certain: true,
    accepted: 1,
    refused: 0,
  }));
  const sightings = states.map((state) => ({ state, seen: 'certainly' as const }));
  const text = printReport({ ...reportOf(), cells, states: sightings }, { width: 80 });
  for (const state of states) expect(text).toContain(state);
  const matrix = text.split('Operation × state')[1]?.split('3+ accepted')[0] ?? '';
  expect(Math.max(...matrix.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('colour adds codes and nothing else', () => {
  const report = reportOf();
  const coloured = printReport(report, { colour: true });
  expect(coloured).toContain('\u001b[31mFAILED\u001b[39m');
  expect(stripVTControlCharacters(coloured)).toBe(printReport(report));
});

test('a check that could not judge anything says why first', () => {
  const run = { stop: { kind: 'unreachable', because: 'nobody listens at 127.0.0.1:4010.' } } as const;
  const base = reportOf({}, []);
  const text = printReport({ ...base, stopped: run.stop.because, exitCode: 3 });
  expect(text.split('\n')[3]).toBe('Nothing could be judged: nobody listens at 127.0.0.1:4010.');
});

test('nothing that a target sends reaches the terminal as a control character', () => {
  fc.assert(
    fc.property(anyReport, fc.integer({ min: 20, max: 200 }), (report, width) => {
      expect(printReport(report, { width })).toMatch(
        /^[^\p{Cc}\p{Cs}\u202e]*(?:\n[^\p{Cc}\p{Cs}\u202e]*)*$/u,
      );
    }),
    { numRuns: 100 },
  );
});

test('lines keep to the width, but for words that are longer', () => {
  for (const width of [40, 60, 100]) {
    const lines = printReport(reportOf(), { width })
      .split('\n')
      .filter((line) => !/curl|--json|^FAILED/.test(line));
    const long = lines.filter(
      (line) => line.length > width && line.trim().includes(' ') && !/\d[+-]|·/.test(line),
    );
    expect(long).toEqual([]);
  }
});

test('the exchanges of a failure are one table where it fits, and never wider than the terminal', () => {
  const report = reportOf();
  const rules = report.rules.map((rule) => {
    const exchanges = rule.failure?.exchanges.map((exchange) => ({
      ...exchange,
      request: { ...exchange.request, url: `/api/v1/${'a-long-name/'.repeat(8)}the-end` },
    }));
    return rule.failure === undefined || exchanges === undefined
      ? rule
      : { ...rule, failure: { ...rule.failure, exchanges } };
  });
  const timelineOf = (width: number): readonly string[] => {
    const [, after = ''] = printReport({ ...report, rules }, { width }).split(/(?=^ {4}\+0 ms)/m);
    return (after.split(/^ {2}reproduced/m)[0] ?? '').trimEnd().split('\n');
  };
  for (const width of [60, 80, 100]) {
    expect(timelineOf(width).filter((line) => line.length > width)).toEqual([]);
    expect(timelineOf(width).join('\n')).toMatch(
      /^ {4}\+10 s {2}GET \/api\/.*…?.*the-end\n {11}→ 200 Processing/m,
    );
  }
  expect(timelineOf(60).join('\n')).toContain('…');
  expect(timelineOf(250)).toHaveLength(3);
});

test('the outcome of a long report stands at its end too', () => {
  const long = printReport(reportOf()).split('\n');
  expect(long.length).toBeGreaterThan(50);
  expect(long.at(-1)).toBe('The check fails: 1 rule does not pass.');
  const short = printReport({ ...reportOf({}, []), rules: [] });
  expect(short.split('\n').at(-1)).toMatch(/^Again: |^ /);
});

test('the effort is told in full: the search, then what failures and cleaning up took', () => {
  const afterwards = { elapsedMs: 2655, requests: 266, tasks: 20 };
  expect(printReport(reportOf({ afterwards }))).toContain(
    '10 tasks, 52 requests in 12.3 s, seed 7\nthen 20 tasks, 266 requests in 2.7 s to try failures again and to clean up\n',
  );
  expect(reportOf({ afterwards }).elapsedMs).toBe(15_000);
});

const progress: Progress = {
  ...{ phase: 'directed', elapsedMs: 12_000, budgetMs: 60_000, requests: 310, tasks: 45 },
  ...{ proven: 80, rules: 97, broken: 1 },
};

test('progress is one line, cut to the terminal, that replaces the last', () => {
  const line = 'directed  12 s of 1 min · 45 tasks · 310 requests · 80/97 rules · 1 broken';
  expect(printProgress(progress)).toBe(line);
  const tries = { done: 12, of: 25, failures: 5 };
  expect(printProgress({ ...progress, phase: 'confirming', tries })).toBe(
    'confirming 12 s · 45 tasks · 310 requests · 80/97 rules · 1 broken · 12 of 25 tries of 5 failures',
  );
  expect(replaceLine(line, 22)).toBe('\r\u001b[2Kdirected  12 s of 1 m');
  expect(clearLine).toBe('\r\u001b[2K');
});

test('a log gets a line at every new phase, and every ten seconds', () => {
  expect(isNews(progress, undefined)).toBe(true);
  expect(isNews({ ...progress, elapsedMs: 21_999 }, progress)).toBe(false);
  expect(isNews({ ...progress, elapsedMs: 22_000 }, progress)).toBe(true);
  expect(isNews({ ...progress, phase: 'races' }, progress)).toBe(true);
});

import { describe, expect, it } from 'vitest';
import type { Phase } from '../conformance/plan/plan.js';
import { type BenignWay, benignWays } from './check/benign-ways.js';
import { checkReference, type ReferenceService } from './check/check-reference.js';
import { meantDefects } from './check/reference-defects.js';
import { describeAlarms, rulesWith } from './check/verdicts.js';

const FIRST_ROUND = { rounds: 0, phases: ['directed', 'negative', 'security'] } as const;

describe.concurrent('services written from the documents alone', () => {
  it.each<[ReferenceService, number]>([
    [{ spec: 'chunkr' }, 60],
    [{ spec: 'literature' }, 40],
  ])(
    'the check finds nothing wrong with $spec, and most rules pass in the first round',
    async (service, atLeast) => {
      const checked = await checkReference(service, FIRST_ROUND);
      expect(describeAlarms(checked)).toEqual([]);
      expect(checked.report.exitCode, checked.report.stopped).toBe(0);
      expect(rulesWith(checked, 'pass').length).toBeGreaterThanOrEqual(atLeast);
    },
  );

  it('where the document has no operation for it, a command makes the tasks that are checked', async () => {
    const checked = await checkReference(
      { spec: 'literature', file: 'document-only.target.yaml', options: { ways: { search: false } } },
      { rounds: 0, phases: ['directed'], budget: { tasks: 24 } },
    );
    expect(describeAlarms(checked)).toEqual([]);
    expect(checked.report.exitCode, checked.report.stopped).toBe(0);
    expect(checked.report.tasks).toBeGreaterThan(15);
    expect(rulesWith(checked, 'pass')).toContain('states');
    expect(rulesWith(checked, 'not-applicable')).toContain('operations/startSearchTask/creates');
  });

  it.each<[defect: string, phase: Phase]>([
    ['wrong-key-accepted', 'security'],
    ['bad-limit-accepted', 'negative'],
    ['envelope-code-zero', 'directed'],
    ['list-ignores-limit', 'directed'],
    ['cancel-completed', 'directed'],
    ['succeeded-without-output', 'directed'],
  ])('%s is found by the rule that forbids it', async (defect, phase) => {
    const meant = meantDefects.find((one) => one.defect === defect)!;
    const service = { spec: meant.spec, options: { defects: [meant.defect] } } as ReferenceService;
    const checked = await checkReference(service, {
      rounds: 0,
      phases: [phase],
      confirmations: 1,
      failures: 1,
    });
    expect(rulesWith(checked, 'fail')).toContainEqual(expect.stringMatching(meant.rule));
  });

  it.each<BenignWay>(
    benignWays.filter(({ name }) => ['other refusals', 'ties in the time of creation'].includes(name)),
  )('$spec is right in its own way, and the check says so: $name', async ({ service }) => {
    const checked = await checkReference(service(1), { rounds: 0, phases: ['directed'], confirmations: 0 });
    expect(describeAlarms(checked)).toEqual([]);
  });
});

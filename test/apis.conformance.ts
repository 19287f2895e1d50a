import { writeFile } from 'node:fs/promises';
import { afterAll } from 'vitest';
import type { Checked } from '../conformance/entry/check-implementation.js';
import { type ConformanceSuite, describeConformance } from '../conformance/entry/describe-conformance.js';
import { reportForms, reportText } from '../conformance/entry/report-text.js';
import { simulatorScenarios } from '../conformance/mutants/simulator-scenarios.js';
import { simulatorTarget } from '../conformance/mutants/simulator-target.js';
import type { Target } from '../conformance/target/target.js';
import { builtInNames } from '../src/openapi/spec-name.js';
import { openApi } from '../src/start/open-api.js';
import { type RunningSimulator, startSimulator } from '../src/start/start-simulator.js';

/** What `scripts/conformance.mjs` was asked for. */
type Asked = {
  readonly specs?: readonly string[];
  readonly target?: string;
  readonly 'target-file'?: string;
  readonly credential?: string;
  readonly overlay?: readonly string[];
  readonly seed?: string;
  readonly 'time-scale'?: string;
  readonly baseline?: string;
  readonly strict?: boolean;
  readonly report?: readonly string[];
};

const asked = JSON.parse(process.env.TASKDOUBLE_CONFORMANCE ?? '{}') as Asked;

/** What holds for every API. */
function commonTo(spec: string): ConformanceSuite {
  const { overlay, seed, baseline, strict, report = [] } = asked;
  return {
    spec,
    ...(overlay !== undefined && { overlays: overlay }),
    ...(seed !== undefined && { seed: Number(seed) }),
    ...(baseline !== undefined && { baseline }),
    ...(strict !== undefined && { strict }),
    onReport: (checked) => writeReports(checked, report),
  };
}

async function writeReports(checked: Checked, reports: readonly string[]): Promise<void> {
  for (const report of reports) {
    const [name, ...rest] = report.split('=');
    const form = reportForms.find((one) => one === name);
    if (form === undefined || rest.length === 0)
      throw new Error(`--report ${report}: expected a form of ${reportForms.join(', ')} and a file.`);
    await writeFile(rest.join('='), await reportText(checked, form));
  }
}

/** An implementation that somebody else runs. */
function checkGiven(spec: string): void {
  const { target, 'target-file': targetFile, credential, 'time-scale': timeScale } = asked;
  describeConformance({
    ...commonTo(spec),
    ...(target !== undefined && { target }),
    ...(targetFile !== undefined && { targetFile }),
    ...(credential !== undefined && { credential }),
    ...(timeScale !== undefined && { timeScale: Number(timeScale) }),
  });
}

/** How many times faster than the wall clock the simulators live. */
const SPEED = 100;

/** The simulator of the document, with workloads for all that can be shown. */
function checkSimulator(spec: string): void {
  let sim: RunningSimulator | undefined;
  let adapt = (target: Target): Target => target;
  afterAll(() => sim?.close());
  const start = async (): Promise<string> => {
    const { overlay } = asked;
    const common = { spec, ...(overlay !== undefined && { overlays: overlay }) };
    const { api } = await openApi(spec, common);
    sim = await startSimulator({ ...common, clock: SPEED, scenarios: simulatorScenarios(api) });
    adapt = ({ baseUrl, timeScale }) => simulatorTarget(api, { baseUrl, timeScale });
    return sim.url;
  };
  describeConformance({
    ...{ name: `the simulator of ${spec} conforms`, timeScale: SPEED, target: start },
    ...commonTo(spec),
    adapt: (target) => adapt(target),
  });
}

const { specs = [], target, 'target-file': targetFile } = asked;
const isAimed = target !== undefined || targetFile !== undefined;
for (const spec of specs.length === 0 ? builtInNames : specs) (isAimed ? checkGiven : checkSimulator)(spec);

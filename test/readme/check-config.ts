import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { checkNames } from '../../src/config/check-names.js';
import { configSchema } from '../../src/config/config-schema.js';
import { parseConfig } from '../../src/config/parse-config.js';
import { builtInNames, isBuiltIn } from '../../src/openapi/spec-name.js';
import { openApi } from '../../src/start/open-api.js';
import { startSimulator } from '../../src/start/start-simulator.js';

const fits = new Ajv2020({ strict: false }).compile(configSchema());
const SECTIONS = ['serve', 'profiles', 'scenarios', 'faults'];

/** Whether the block is a taskdouble.yaml. */
export const isConfig = (value: object): boolean =>
  Object.keys(value).length > 0 && Object.keys(value).every((key) => SECTIONS.includes(key));

/** The file fits the published schema, is sound, names what the documents have, and a simulator starts with it. */
export async function checkConfig(text: string): Promise<void> {
  const value: unknown = parse(text);
  expect([fits(value), fits.errors]).toEqual([true, null]);
  const isSet = new Proxy({}, { get: () => 'set' });
  const { config, problems } = parseConfig(value, {
    env: isSet,
    isName: isBuiltIn,
    resolvePath: (path) => path,
  });
  expect(problems).toEqual([]);
  const { serve, profiles, scenarios, faults } = config!;
  const spec = serve.spec ?? builtInNames;
  const opened = await Promise.all([spec].flat().map((one) => openApi(one)));
  const apis = opened.map(({ api }) => api);
  expect(checkNames(config!, apis)).toEqual([]);
  const { admin: _, ...settings } = serve;
  const sim = await startSimulator({ ...settings, spec, port: 0, profiles, scenarios, faults });
  await sim.close();
}

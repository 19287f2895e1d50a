import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apiRules } from '../src/openapi/api-rules.js';
import { loadApi } from '../src/openapi/load-api.js';
import { loadRequirements } from '../src/openapi/load-document.js';
import { builtInNames } from '../src/openapi/spec-name.js';
import { traceRequirements } from '../src/openapi/trace-requirements.js';

const lineCountOf = (document: string): number => {
  const text = readFileSync(new URL(`../fixtures/seeds/${document}`, import.meta.url), 'utf8');
  return text.replace(/\n$/, '').split('\n').length;
};

test.each(builtInNames)(
  '%s: every line of its document is accounted for, and every rule rests on a requirement',
  async (name) => {
    const { api } = await loadApi(name);
    const { requirements, findings, locate } = await loadRequirements(name);
    const traced = traceRequirements({
      requirements,
      rules: api === undefined ? [] : apiRules(api),
      lineCount: lineCountOf(requirements.document),
    });
    const printed = [...findings, ...traced].map(
      ({ pointer, message, hint }) =>
        `specs/${name}/requirements.yaml:${locate(pointer).line}: ${message} ${hint}`,
    );
    expect(printed).toEqual([]);
  },
);

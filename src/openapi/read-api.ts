import { lintLifecycle } from '../lifecycle/lint-lifecycle.js';
import type { Finding, Lifecycle } from '../lifecycle/model.js';
import { parseLifecycle } from '../lifecycle/parse-lifecycle.js';
import { ruleGlobMatches } from '../lifecycle/rule-glob.js';
import type { Api, ApiOperation, JsonObject } from './api.js';
import { describeDocument } from './api-facts.js';
import { apiRules } from './api-rules.js';
import { gatherLifecycle, lifecycleKey, operationOf } from './bind-lifecycle.js';
import { checkDocument } from './check-document.js';
import { inferSnapshot, inferTarget, pathParameters } from './infer-operation.js';
import { objectOr } from './json-object.js';
import { type DocumentOperation, readOperations } from './read-operations.js';
import { readSecuritySchemes } from './read-security.js';

/** `api` is absent where a finding is an error. */
export type ReadResult = { readonly api?: Api; readonly findings: readonly Finding[] };

const bindOperation = (
  document: JsonObject,
  lifecycle: Lifecycle,
  found: DocumentOperation,
): ApiOperation => {
  const { operation, operationId, route } = found;
  const rule =
    (operationId === undefined ? undefined : lifecycle.operations.get(operationId)) ??
    lifecycle.operations.get(route);
  const bound = { ...operation, ...(rule === undefined ? {} : { lifecycle: rule }) };
  const target = inferTarget(bound);
  const snapshot = inferSnapshot(document, lifecycle, bound);
  return { ...bound, snapshot, ...(target === undefined ? {} : { target }) };
};

const buildApi = (
  document: JsonObject,
  lifecycle: Lifecycle,
  from: { readonly name: string; readonly operations: readonly DocumentOperation[] },
): Api => {
  const { title, version } = objectOr(document.info);
  return {
    name: from.name,
    title: typeof title === 'string' ? title : from.name,
    version: String(version ?? ''),
    document,
    operations: from.operations.map((operation) => bindOperation(document, lifecycle, operation)),
    securitySchemes: readSecuritySchemes(document),
    lifecycle,
  };
};

/** A glob of `soft` may mean a rule that only the whole document has. */
const stands = (finding: Finding, api: Api): boolean => {
  if (finding.code !== 'soft-matches-nothing') return true;
  const soft = objectOr(api.document[lifecycleKey]).soft;
  const glob = Array.isArray(soft) ? soft[Number(finding.pointer.split('/').at(-1))] : undefined;
  return typeof glob !== 'string' || !apiRules(api).some(({ id }) => ruleGlobMatches(glob, id));
};

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** How much of the document is taken on trust. */
export type ReadOptions = {
  /** The document was found sound before, when the package was built: nothing is checked again. Default false. */
  readonly isChecked?: boolean;
};

/** Reads a loaded document: its operations, its lifecycle, and what is wrong with either. */
export const readApi = (document: JsonObject, name: string, options: ReadOptions = {}): ReadResult => {
  const { isChecked = false } = options;
  const findings: Finding[] = [];
  const operations = readOperations(document, (finding) => void findings.push(finding));
  if (!isChecked) findings.push(...checkDocument(document, operations, readSecuritySchemes(document)));
  const gathered = gatherLifecycle(document, operations);
  findings.push(...gathered.findings);
  if (gathered.raw === undefined) return { findings };
  const hasPathTarget = (key: string): boolean => {
    const found = operationOf(operations, key);
    return found !== undefined && pathParameters(found.operation).length === 1;
  };
  const { lifecycle, findings: parsed } = parseLifecycle(gathered.raw, { hasPathTarget, isChecked });
  const relocated = parsed.map((finding) => ({ ...finding, pointer: gathered.placeOf(finding.pointer) }));
  if (lifecycle === undefined) return { findings: [...findings, ...relocated] };
  const api = buildApi(document, lifecycle, { name, operations });
  const linted = isChecked ? [] : lintLifecycle(lifecycle, describeDocument(document, operations));
  findings.push(...relocated.filter((finding) => stands(finding, api)));
  findings.push(...linted.map((finding) => ({ ...finding, pointer: gathered.placeOf(finding.pointer) })));
  return findings.some(isError) ? { findings } : { api, findings };
};

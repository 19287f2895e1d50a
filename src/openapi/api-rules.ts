import type { Rule } from '../lifecycle/model.js';
import { escapeToken } from '../lifecycle/pointer.js';
import { ruleGlobMatches } from '../lifecycle/rule-glob.js';
import type { Api, ApiOperation } from './api.js';
import { lifecycleKey } from './bind-lifecycle.js';
import { canBeInvalid } from './input-constraints.js';
import { objectOr } from './json-object.js';

/** How the rules of an operation name it: as the lifecycle does, else by its own key. Escaped. */
const ruleKeyOf = (operation: Pick<ApiOperation, 'key' | 'lifecycle'>): string =>
  escapeToken(operation.lifecycle?.key ?? operation.key);

/** Every answer is declared: status, content type, body. */
export const answerRule = (operation: ApiOperation): string => `openapi/${ruleKeyOf(operation)}/answer`;

/** A request that the document permits is not refused. It warns: a schema says less than a service may have to ask for. */
export const acceptRule = (operation: ApiOperation): string => `openapi/${ruleKeyOf(operation)}/accepts`;

/** Invalid input is refused, without effect. */
export const inputRule = (operation: ApiOperation): string => `openapi/${ruleKeyOf(operation)}/input`;

/** A call without proper credentials is refused, without effect. */
export const securityRule = (operation: ApiOperation): string => `security/${ruleKeyOf(operation)}`;

/** The answer of an operation that moves a task shows the task as it is from then on. */
export const shownRule = (operation: Pick<ApiOperation, 'key' | 'lifecycle'>): string =>
  `operations/${ruleKeyOf(operation)}/shows`;

const showsMoved = ({ snapshot, lifecycle }: ApiOperation): boolean =>
  snapshot && lifecycle?.moves !== undefined && lifecycle.moves.size > 0;

/** Whether no state of a task decides if a call is accepted: it creates, it lists, or it is about no task. */
export const isAlwaysOpen = ({ target, lifecycle }: ApiOperation): boolean => {
  if (lifecycle === undefined) return false;
  if (lifecycle.creates !== undefined || lifecycle.lists !== undefined) return true;
  return target === undefined && lifecycle.moves === undefined && !lifecycle.bulk;
};

const idsOf = (api: Api, operation: ApiOperation): readonly string[] => [
  ...(showsMoved(operation) ? [shownRule(operation)] : []),
  answerRule(operation),
  ...(isAlwaysOpen(operation) ? [acceptRule(operation)] : []),
  ...(canBeInvalid(api.document, operation) ? [inputRule(operation)] : []),
  ...(operation.security.length > 0 ? [securityRule(operation)] : []),
];

const softGlobs = (api: Api): readonly string[] => {
  const { soft } = objectOr(api.document[lifecycleKey]);
  return Array.isArray(soft) ? soft.filter((glob) => typeof glob === 'string') : [];
};

/** Every rule of the API: those of its lifecycle, then those of the document, for the operations that the lifecycle lists. */
export const apiRules = (api: Api): readonly Rule[] => {
  const globs = softGlobs(api);
  const listed = api.operations.filter(({ lifecycle }) => lifecycle !== undefined);
  const rules = listed.flatMap((operation) =>
    idsOf(api, operation).map((id): Rule => {
      const soft = id === acceptRule(operation) || globs.some((glob) => ruleGlobMatches(glob, id));
      return { id, soft, pointer: `/operations/${ruleKeyOf(operation)}` };
    }),
  );
  return [...api.lifecycle.rules.values(), ...rules];
};

import type { ErrorObject } from 'ajv';
import { describeValue } from './describe-value.js';
import { hintForText } from './hint-for-text.js';
import { hintForUnknownKey } from './hint-for-unknown-key.js';
import { escapeToken } from './pointer.js';
import type { Problem } from './problem.js';
import type { JsonSchema } from './schema-parts.js';

/** What ajv found, in the language's own words: one problem for each thing that is wrong. */
export function explainSchemaErrors(errors: readonly ErrorObject[]): readonly Problem[] {
  return relevantErrors(errors).map(explain);
}

/** An error with what was expected at its place: the title of the alternatives where its own schema has none. */
type Relevant = { readonly error: ErrorObject; readonly expected: string };

/** Of the errors of alternatives only those of the alternative that the value's type chose. */
function relevantErrors(errors: readonly ErrorObject[]): readonly Relevant[] {
  let kept: readonly Relevant[] = [];
  for (const error of errors) {
    const expected = titleOf(error.parentSchema);
    if (error.keyword === 'propertyNames') kept = kept.filter((relevant) => !isAboutName(relevant, error));
    if (error.keyword !== 'anyOf') {
      kept = [...kept, { error, expected }];
      continue;
    }
    const isInside = ({ error: { instancePath } }: Relevant): boolean =>
      instancePath === error.instancePath || instancePath.startsWith(`${error.instancePath}/`);
    const misfits = new Set(
      kept.flatMap(({ error: { keyword, instancePath, parentSchema } }) =>
        keyword === 'type' && instancePath === error.instancePath ? [parentSchema] : [],
      ),
    );
    const isOfChosen = (relevant: Relevant): boolean =>
      isInside(relevant) && !misfits.has(relevant.error.parentSchema);
    const chosen = kept
      .filter(isOfChosen)
      .map((relevant) => ({ ...relevant, expected: relevant.expected || expected }));
    kept = [
      ...kept.filter((relevant) => !isInside(relevant)),
      ...(chosen.length > 0 ? chosen : [{ error, expected }]),
    ];
  }
  return kept;
}

/** What is wrong with a name is told once, by the error of the object that has it. */
const isAboutName = ({ error }: Relevant, named: ErrorObject): boolean =>
  error.instancePath === named.instancePath && error.data === named.params.propertyName;

const titleOf = (schema: JsonSchema | undefined): string =>
  typeof schema?.title === 'string' ? schema.title : '';

function explain({ error, expected }: Relevant): Problem {
  const at = error.instancePath;
  const params: Readonly<Record<string, string>> = error.params;
  switch (error.keyword) {
    case 'additionalProperties':
      return explainUnknownKey(error, params.additionalProperty ?? '');
    case 'required':
      return explainMissingKey(error, params.missingProperty ?? '');
    case 'dependentRequired':
      return {
        code: 'missing-key',
        at: `${at}/${escapeToken(params.property ?? '')}`,
        message: `expected "${params.missingProperty}" beside "${params.property}", got none`,
        hint: `Add "${params.missingProperty}", or take "${params.property}" out.`,
      };
    case 'propertyNames':
      return explainName(error, params.propertyName ?? '');
    case 'uniqueItems':
      return explainTwice(error);
    default:
      return {
        code: 'wrong-value',
        at,
        message: `expected ${expected}, got ${describeValue(error.data)}`,
        hint: hintForText({ value: error.data, expected, schema: error.parentSchema ?? {} }),
      };
  }
}

function explainUnknownKey(error: ErrorObject, key: string): Problem {
  const known = Object.keys((error.parentSchema?.properties as object | undefined) ?? {});
  return {
    code: 'unknown-key',
    at: `${error.instancePath}/${escapeToken(key)}`,
    message: `expected one of the keys ${known.join(', ')}, got "${key}"`,
    hint: hintForUnknownKey(key, known),
  };
}

function explainMissingKey(error: ErrorObject, key: string): Problem {
  const properties = error.parentSchema?.properties as Readonly<Record<string, JsonSchema>> | undefined;
  const description = properties?.[key]?.description;
  return {
    code: 'missing-key',
    at: error.instancePath,
    message: `expected the key "${key}" in ${titleOf(error.parentSchema) || 'this object'}, got ${describeValue(error.data)}`,
    hint: key === 'version' ? 'Write version: 1.' : `Add "${key}". ${String(description ?? '')}`.trim(),
  };
}

function explainName(error: ErrorObject, name: string): Problem {
  const names = error.schema as JsonSchema;
  const isState = names.$ref === '#/$defs/stateName';
  const title = titleOf(names);
  if (title !== '') {
    const message = `expected ${title} as key, got "${name}"`;
    return {
      code: 'wrong-name',
      at: `${error.instancePath}/${escapeToken(name)}`,
      message,
      hint: `Write ${title}.`,
    };
  }
  return {
    code: 'wrong-name',
    at: `${error.instancePath}/${escapeToken(name)}`,
    message: `expected ${isState ? 'the name of a state' : 'a JSON Pointer such as /task_id'} as key, got "${name}"`,
    hint: isState
      ? "Give the state another name: it must not be empty, '*' or begin with $."
      : hintForText({ value: name, expected: 'a JSON Pointer such as /task_id', schema: {} }),
  };
}

function explainTwice(error: ErrorObject): Problem {
  const items: readonly unknown[] = Array.isArray(error.data) ? error.data : [];
  const twice = items[Number(error.params.i)];
  return {
    code: 'duplicate-item',
    at: `${error.instancePath}/${Math.max(Number(error.params.i), Number(error.params.j))}`,
    message: `expected each item once, got ${describeValue(twice)} twice`,
    hint: 'Take one of the two out.',
  };
}

import type { Example } from '../openapi/api.js';

/** What the placeholders of an `x-task-template` stand for. A missing one becomes `''` inside a text, `null` alone. */
export type TemplateValues = { readonly [placeholder: string]: unknown };

/** A template made ready. `errors` are the values of the elements that repeat, one for each validation error. */
export type Template = (values: TemplateValues, errors: readonly TemplateValues[]) => unknown;

/** Braces around any other word are text. */
const PLACEHOLDER = /\{(id|state|status|in|field|message|keyword|input|now|seconds|token)\}/g;
const ALONE = new RegExp(`^${PLACEHOLDER.source}$`);
const PER_ERROR = new Set(['in', 'field', 'message', 'keyword', 'input']);

/** The template of an example; without one, its value as it stands: braces in a plain value are just braces. */
export const exampleTemplate = ({ value, template }: Pick<Example, 'value' | 'template'>): Template =>
  template === undefined ? () => value : compileTemplate(template);

/** Reads a template once; parts without a placeholder are shared by all answers. */
export function compileTemplate(template: unknown): Template {
  if (!hasPlaceholder(template)) return () => template;
  if (typeof template === 'string') return compileText(template);
  if (Array.isArray(template)) return compileArray(template);
  const members = Object.entries(template as object).map(
    ([name, value]) => [name, compileTemplate(value)] as const,
  );
  return (values, errors) => Object.fromEntries(members.map(([name, fill]) => [name, fill(values, errors)]));
}

function compileText(text: string): Template {
  const alone = ALONE.exec(text)?.[1];
  if (alone !== undefined) return (values) => values[alone] ?? null;
  return (values) => text.replace(PLACEHOLDER, (_, name: string) => printed(values[name]));
}

/** Several texts in one list are the parts of one thing, such as a path: they are not repeated. */
function compileArray(template: readonly unknown[]): Template {
  const elements = template.map((element) => ({
    fill: compileTemplate(element),
    repeats: isPerError(element),
  }));
  const repeating = template.length === 1 || template.some((element) => typeof element === 'object');
  return (values, errors) =>
    elements.flatMap(({ fill, repeats }) =>
      repeating && repeats && errors.length > 0
        ? errors.map((error) => fill({ ...values, ...error }, []))
        : [fill(values, errors)],
    );
}

function hasPlaceholder(value: unknown): boolean {
  return placeholdersIn(value).length > 0;
}

function isPerError(value: unknown): boolean {
  return placeholdersIn(value).some((name) => PER_ERROR.has(name));
}

function placeholdersIn(value: unknown): string[] {
  if (typeof value === 'string') return [...value.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(placeholdersIn);
}

function printed(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

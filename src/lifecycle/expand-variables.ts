import type { Report } from './problem.js';

/** The environment, by name. */
export type Env = Readonly<Record<string, string | undefined>>;

/** A text of a file with its variables filled in. */
export type Expanded = { readonly text: string; readonly hasVariable: boolean };

/** Where the text stands, who is told of a missing variable, and what is to be done about it. */
export type Expanding = {
  readonly at: string;
  readonly report: Report;
  readonly hintFor: (name: string) => string;
  /** What may stand before the name, such as `env:`. Default: nothing. */
  readonly prefix?: string;
};

/**
 * The text with every `${NAME}` replaced by that variable of the environment; `$${` stands for `${` itself. A variable
 * that is not set or empty is reported by its name. Values never appear in what is reported.
 */
export function expandVariables(
  text: string,
  env: Env,
  { at, report, hintFor, prefix = '' }: Expanding,
): Expanded {
  let hasVariable = false;
  const expanded = text.replace(/\$?\$\{([^}]*)\}/g, (whole, inside: string) => {
    if (whole.startsWith('$$')) return whole.slice(1);
    hasVariable = true;
    const name = inside.startsWith(prefix) ? inside.slice(prefix.length) : inside;
    const value = env[name];
    if (value !== undefined && value !== '') return value;
    report({
      code: 'missing-variable',
      at,
      message: `expected the environment variable ${name}, which is ${value === undefined ? 'not set' : 'empty'}`,
      hint: hintFor(name),
    });
    return '';
  });
  return { text: expanded, hasVariable };
}

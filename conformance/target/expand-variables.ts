import type { Report } from '../../src/lifecycle/problem.js';
import { createSecret } from './secret.js';
import type { Secret } from './target.js';

/** The environment, by name. */
export type Env = Readonly<Record<string, string | undefined>>;

/** A text of the file with its variables filled in. */
export type Expanded = { readonly text: string; readonly hasVariable: boolean };

/**
 * The text with every `${NAME}` replaced by that variable of the environment; `$${` stands for `${` itself. A variable
 * that is not set or empty is reported by its name. Values never appear in what is reported.
 */
export function expandVariables(
  text: string,
  env: Env,
  { at, report }: { at: string; report: Report },
): Expanded {
  let hasVariable = false;
  const expanded = text.replace(/\$?\$\{(?:env:)?([^}]*)\}/g, (whole, name: string) => {
    if (whole.startsWith('$$')) return whole.slice(1);
    hasVariable = true;
    const value = env[name];
    if (value !== undefined && value !== '') return value;
    report({
      code: 'missing-variable',
      at,
      message: `expected the environment variable ${name}, which is ${value === undefined ? 'not set' : 'empty'}`,
      hint: `Set it before the check: export ${name}=…`,
    });
    return '';
  });
  return { text: expanded, hasVariable };
}

/** The text as a secret where it holds a variable, else as it is. */
export const asHeader = ({ text, hasVariable }: Expanded): string | Secret =>
  hasVariable ? createSecret(text) : text;

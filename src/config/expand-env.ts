import type { Report } from '../lifecycle/problem.js';

/** The environment, by name. */
export type Env = Readonly<Record<string, string | undefined>>;

/**
 * The text with every `${NAME}` replaced by that variable of the environment; `$${` stands for `${` itself. A variable
 * that is not set is reported by its name. Values never appear in what is reported.
 */
export function expandEnv(text: string, env: Env, { at, report }: { at: string; report: Report }): string {
  return text.replace(/\$?\$\{([^}]*)\}/g, (whole, name: string) => {
    if (whole.startsWith('$$')) return whole.slice(1);
    const value = env[name];
    if (value !== undefined && value !== '') return value;
    report({
      code: 'missing-variable',
      at,
      message: `expected the environment variable ${name}, which is ${value === undefined ? 'not set' : 'empty'}`,
      hint: `Set it before the start: ${name}=… taskdouble serve, or write a value in its place.`,
    });
    return '';
  });
}

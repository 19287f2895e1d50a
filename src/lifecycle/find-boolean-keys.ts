import { escapeToken } from './pointer.js';
import type { Problem } from './problem.js';

const boolean11: ReadonlySet<string> = new Set(['on', 'off', 'yes', 'no', 'y', 'n', 'true', 'false']);

/** Map keys that YAML 1.1 reads as booleans: written so, another tool sees another document. */
export function findBooleanKeys(raw: unknown): readonly Problem[] {
  const found: Problem[] = [];
  const pending: { readonly value: unknown; readonly at: string }[] = [{ value: raw, at: '' }];
  const seen = new Set<unknown>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next.value !== 'object' || next.value === null || seen.has(next.value)) continue;
    seen.add(next.value);
    for (const [key, value] of Object.entries(next.value)) {
      const at = `${next.at}/${escapeToken(key)}`;
      if (!Array.isArray(next.value) && boolean11.has(key.toLowerCase())) found.push(problemOf(key, at));
      pending.push({ value, at });
    }
  }
  return found;
}

const problemOf = (key: string, at: string): Problem => ({
  code: 'yaml-boolean-key',
  severity: 'warning',
  at,
  message: `expected a key that every YAML reader takes for text, got "${key}", which YAML 1.1 reads as a boolean`,
  hint: `Put the key in quotes ('${key}'), or choose another name.`,
});

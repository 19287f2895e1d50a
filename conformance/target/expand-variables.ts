import {
  type Env,
  type Expanded,
  type Expanding,
  expandVariables,
} from '../../src/lifecycle/expand-variables.js';
import { createSecret } from './secret.js';
import type { Secret } from './target.js';

/** The text of a target file with its variables filled in: `${NAME}`, or `${env:NAME}`. */
export const expandInTarget = (text: string, env: Env, place: Pick<Expanding, 'at' | 'report'>): Expanded =>
  expandVariables(text, env, {
    ...place,
    prefix: 'env:',
    hintFor: (name) => `Set it before the check: export ${name}=…`,
  });

/** The text as a secret where it holds a variable, else as it is. */
export const asHeader = ({ text, hasVariable }: Expanded): string | Secret =>
  hasVariable ? createSecret(text) : text;

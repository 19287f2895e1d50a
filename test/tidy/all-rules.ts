import { arrowRule } from './arrow-rule.js';
import { docRule } from './doc-rule.js';
import { nameRules } from './name-rules.js';
import { packageRules } from './package-rules.js';
import { pureRules } from './pure-rules.js';
import type { Rule } from './rule.js';
import { sizeRules } from './size-rules.js';
import { syntaxRules } from './syntax-rules.js';
import { testRule } from './test-rule.js';
import { textRules } from './text-rules.js';
import { worldRules } from './world-rules.js';

/** Every house rule that a program can check. */
export const ALL_RULES: readonly Rule[] = [
  arrowRule,
  ...packageRules,
  ...pureRules,
  ...worldRules,
  ...sizeRules,
  ...syntaxRules,
  ...nameRules,
  docRule,
  ...textRules,
  testRule,
];

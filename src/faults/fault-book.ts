import type { Action } from './action.js';
import type { FaultRule, OperationAim } from './fault-rule.js';
import type { Scene } from './scene.js';

/** What the rules say of one request. */
export type Decision = {
  /** `<rule id>:<kind>`, in the order of the rules. Empty where the answer only says how a quota stands. */
  readonly names: readonly string[];
  /** The ids of rules among them that ask for no header. */
  readonly stealthy: ReadonlySet<string>;
  readonly actions: readonly Action[];
};

/** A rule and what has become of it. */
export type RuleStatus = { readonly rule: FaultRule; readonly matched: number; readonly hits: number };

/** The fault rules of one namespace and their counts. */
export type FaultBook = {
  /** Whether any rule could ever match the operation: false costs one look-up a request. `aim`: that of the operation. */
  mayHit(api: string, operation: string, aim?: OperationAim): boolean;
  /** Counts the request and says what goes wrong, or `undefined` where nothing does. */
  decide(scene: Scene): Decision | undefined;
  /** Adds a rule, or puts it in the place of the one with its id. Throws `TypeError` for a fault it does not know. */
  add(rule: FaultRule): void;
  /** False where no rule has the id. */
  remove(id: string): boolean;
  list(): readonly RuleStatus[];
  /** Removes every rule, or with `counts` only sets the counts back. */
  reset(what?: 'rules' | 'counts'): void;
};

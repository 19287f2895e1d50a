import type { OperationAim } from '../faults/fault-rule.js';
import type { ApiOperation } from '../openapi/api.js';

/** What an operation is for, as the lifecycle tells it. */
export function aimOf({ lifecycle: rule, target, snapshot }: ApiOperation): OperationAim {
  if (rule === undefined) return 'other';
  if (rule.creates !== undefined) return 'submit';
  if (rule.lists !== undefined) return 'list';
  if (rule.bulk) return 'bulk';
  if (target === undefined) return 'other';
  if (rule.moves !== undefined) return 'move';
  return snapshot ? 'read' : 'result';
}

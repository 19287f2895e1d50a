import type { ApiOperation } from '../openapi/api.js';
import type { CallAim } from './call.js';

/** What the operation is for, as told from document and lifecycle. */
export function aimOf({ lifecycle, method, snapshot, target }: ApiOperation): CallAim {
  if (lifecycle === undefined) return 'other';
  if (lifecycle.creates !== undefined) return 'submit';
  if (lifecycle.lists !== undefined) return 'list';
  if (lifecycle.bulk) return 'bulk';
  if (lifecycle.moves !== undefined) return 'move';
  if (target === undefined || method !== 'GET') return 'other';
  if (snapshot) return 'read';
  return lifecycle.allow.size > 0 ? 'result' : 'other';
}

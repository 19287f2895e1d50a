import type { FaultKind } from '../faults/fault-kind.js';
import type { ApiOperation } from '../openapi/api.js';
import type { Machine } from './machine.js';
import { siteOf } from './scene-of.js';

/** The operations of the API on whose requests the fault could ever act; none: it has no meaning for this API. */
export const operationsHitBy = ({ api, operationOf }: Machine, kind: FaultKind): readonly ApiOperation[] =>
  api.operations.filter((spec) => kind.fits?.(siteOf(operationOf(spec))) ?? true);

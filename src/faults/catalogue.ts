import { contractFaults } from './contract/contract-faults.js';
import { environmentFaults } from './environment/environment-faults.js';
import type { FaultKind } from './fault-kind.js';

/** Every fault by its name, those of the environment first. */
export const faultCatalogue: ReadonlyMap<string, FaultKind> = new Map(
  [...environmentFaults, ...contractFaults].map((fault) => [fault.kind, fault]),
);

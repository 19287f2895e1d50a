import type { Action } from '../action.js';
import { defineFault } from '../define-fault.js';
import type { FaultKind, FaultSite, Hit } from '../fault-kind.js';
import { closedParameters, type ValueSchema } from '../parameter-schema.js';

/** A fault that breaks a rule of the lifecycle or of the document. */
export type ContractFault<Parameters> = {
  readonly kind: string;
  readonly says: string;
  readonly parameters: Readonly<Record<string, ValueSchema>>;
  readonly example: Readonly<Record<string, unknown>>;
  readonly fits: (site: FaultSite) => boolean;
  readonly act: (parameters: Parameters, hit: Hit) => readonly Action[];
};

/** It acts where it fits, and never on a request that is refused for its form or its credentials. */
export function contractFault<Parameters>(fault: ContractFault<Parameters>): FaultKind {
  return defineFault<Parameters>({
    ...fault,
    family: 'contract',
    parameters: closedParameters(fault.parameters),
    act: (parameters, hit) => {
      const { scene } = hit;
      return scene.isInvalid || !fault.fits(scene) ? [] : fault.act(parameters, hit);
    },
  });
}

import type { KeyPart } from '../random/hash.js';
import type { Action } from './action.js';
import type { Scene } from './scene.js';

/** Draws for one hit of one rule: keyed by seed, rule and the count of the request, so that no draw shifts another. */
export type FaultDraw = {
  /** In [0, 1). */
  unit(purpose: KeyPart): number;
  /** A whole number from `min` to `max`, both included. */
  whole(range: { readonly min: number; readonly max: number }, purpose: KeyPart): number;
  /** Random bytes as base64. */
  bytes(count: number, purpose: KeyPart): string;
};

/** What a hit is decided from, besides the parameters. */
export type Hit = {
  readonly scene: Scene;
  readonly draw: FaultDraw;
  /** How many requests this rule hit before, counted as its `per` says. */
  readonly hitsBefore: number;
};

/**
 * One fault of the catalogue. `environment`: the contract holds, the surroundings misbehave. `contract`: a rule of the
 * lifecycle or of the document is broken.
 */
export type FaultKind = {
  /** Its name in rules, files and reports. */
  readonly kind: string;
  readonly family: 'environment' | 'contract';
  /** What a client sees, one sentence. */
  readonly says: string;
  /** JSON Schema of the parameters besides `kind`; unknown ones are refused. Every one has a description and a default. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Parameters that show it at its plainest, for the documentation and the tests. */
  readonly example: Readonly<Record<string, unknown>>;
  /** What happens; nothing where the fault has no meaning for this request. Parameters are checked and defaulted. */
  readonly act: (parameters: Readonly<Record<string, unknown>>, hit: Hit) => readonly Action[];
};

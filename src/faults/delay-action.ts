import { type Distribution, drawFrom } from '../random/distribution.js';
import type { Action } from './action.js';
import type { Hit } from './fault-kind.js';
import { distribution } from './parameter-schema.js';

/** The parameter of faults that can also be late. */
export const delayParameter = distribution('So long before the first byte. Default: at once.');

/** The wait before the first byte, drawn where it is spread; none where no delay is given. */
export function delayAction(delay: Distribution | undefined, { scene, draw }: Hit): readonly Action[] {
  if (delay === undefined) return [];
  const ms = Math.max(0, Math.round(drawFrom(delay, scene.seed, ...draw.key, 'delay')));
  return ms === 0 ? [] : [{ do: 'wire', wire: { kind: 'delay', ms } }];
}

import type { ListedOperation, Scene } from './scene.js';

/** The calls about one task that move and change nothing, such as one for its result; the probe is none of them. */
export const otherReads = ({ targeted, probe }: Scene): readonly ListedOperation[] =>
  targeted.filter(
    (one) => one !== probe && one.lifecycle.moves === undefined && one.lifecycle.merge === undefined,
  );

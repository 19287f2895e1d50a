import { defineFault } from '../define-fault.js';
import type { FaultDraw } from '../fault-kind.js';
import { closedParameters, duration, whole } from '../parameter-schema.js';

/** After so many pieces their sizes repeat. */
const DRAWN_SIZES = 32;

/** Toxiproxy: `slicer`. */
export const slicer = defineFault<{ size: number; variation: number; pause: number }>({
  kind: 'slicer',
  family: 'environment',
  says: 'The answer comes in small pieces with a pause between them.',
  parameters: closedParameters({
    size: whole('Bytes of a piece, on average.', { min: 1, preset: 16 }),
    variation: whole('So many bytes more or less.', { min: 0, preset: 0 }),
    pause: duration('Between two pieces.', '10ms'),
  }),
  example: { size: 16, pause: '10ms' },
  act: ({ size, variation, pause }, { draw }) => [
    { do: 'wire', wire: { kind: 'slice', sizes: drawSizes(draw, size, variation), delayMs: pause } },
  ],
});

function drawSizes(draw: FaultDraw, size: number, variation: number): readonly number[] {
  if (variation === 0) return [size];
  const range = { min: Math.max(1, size - variation), max: size + variation };
  return Array.from({ length: DRAWN_SIZES }, (_, index) => draw.whole(range, `size ${index}`));
}

/** The least and the most of something drawn, both possible; milliseconds where it is a duration. */
export type Range = readonly [least: number, most: number];

/** Draws whole numbers from a range; the same seed gives the same row of them. */
export type Draw = (range: Range) => number;

/** A row of draws of its own (the additive generator of Weyl, mixed), so that the services share no code with others. */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  return ([least, most]) => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    const unit = ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
    return least + Math.floor(unit * (most - least + 1));
  };
}

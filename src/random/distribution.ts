import { drawBetween, drawUnit } from './draw.js';
import type { KeyPart } from './hash.js';

/** How a number is spread, such as a dwell or a delay in milliseconds. */
export type Distribution =
  | { readonly type: 'fixed'; readonly value: number }
  /** In [min, max). */
  | { readonly type: 'uniform'; readonly min: number; readonly max: number }
  /** `sigma` is the standard deviation of the logarithm, as in WireMock; values above `max` are cut to it. */
  | { readonly type: 'lognormal'; readonly median: number; readonly sigma: number; readonly max?: number };

/** The 99th percentile of the standard normal distribution. */
const Z99 = 2.326_347_874;

/** The lognormal distribution with that median and 99th percentile. */
export function fromPercentiles(p50: number, p99: number): Distribution {
  return { type: 'lognormal', median: p50, sigma: Math.log(p99 / p50) / Z99 };
}

/** A number drawn from the distribution, a pure function of seed and key. */
export function drawFrom(distribution: Distribution, seed: number, ...key: readonly KeyPart[]): number {
  switch (distribution.type) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
      return drawBetween(distribution, seed, ...key);
    case 'lognormal': {
      const { median, sigma, max = Number.POSITIVE_INFINITY } = distribution;
      return Math.min(max, median * Math.exp(sigma * drawNormal(seed, key)));
    }
  }
}

/** Box and Muller's method: one normal number from two uniform ones. */
function drawNormal(seed: number, key: readonly KeyPart[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - drawUnit(seed, ...key, 'radius')));
  return radius * Math.cos(2 * Math.PI * drawUnit(seed, ...key, 'angle'));
}

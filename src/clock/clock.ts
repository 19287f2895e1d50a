/** Where the time comes from. Implementations: real, scaled, manual. */
export interface Clock {
  readonly kind: 'real' | 'scaled' | 'manual';
  /** Unix milliseconds, whole; never goes back. */
  now(): number;
}

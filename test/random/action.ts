import fc from 'fast-check';

/** One step of a random run, as plain data: it shrinks, and it prints. Numbers are taken modulo what there is. */
export type Action =
  | { readonly kind: 'call'; readonly operation: number; readonly task: number; readonly request: number }
  | { readonly kind: 'unknown'; readonly operation: number; readonly request: number }
  | { readonly kind: 'invalid'; readonly operation: number; readonly task: number }
  /** To the task's next planned step, that many milliseconds off it. */
  | { readonly kind: 'to-step'; readonly task: number; readonly offMs: -1 | 0 | 1 }
  | { readonly kind: 'wait'; readonly ms: number };

const small = fc.nat({ max: 63 });

/** Any action; calls and the instants around steps are the most frequent. */
export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('call' as const),
      operation: small,
      task: small,
      request: small,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('unknown' as const), operation: small, request: small }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('invalid' as const), operation: small, task: small }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('to-step' as const),
      task: small,
      offMs: fc.constantFrom(-1 as const, 0 as const, 1 as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat({ max: 200_000 }) }) },
);

import { defineFault } from '../define-fault.js';
import { choice, closedParameters, duration, instant } from '../parameter-schema.js';
import { type RetryAfterForm, retryAfterHeader } from './retry-after.js';

type Form = Extract<RetryAfterForm, 'seconds' | 'date'>;
type Parameters = { from?: number; until?: number; offset: number; for: number; every?: number; form: Form };

/** Given by instants, or as a time that may repeat and is counted from where the rule's phases begin. */
export const maintenance = defineFault<Parameters>({
  kind: 'maintenance',
  family: 'environment',
  says: 'Everything is refused with 503 for a while, and Retry-After tells its end.',
  parameters: closedParameters({
    from: instant('When it begins. Default: at once.'),
    until: instant('When it ends. Default: see for.'),
    offset: duration('Without from and until: so long after the first matching request it begins.', 0),
    for: duration('Without until: how long it lasts.', '1m'),
    every: duration(
      'Without from and until: it begins again so long after its last beginning. Default: never.',
    ),
    form: choice<Form>('How Retry-After tells the end.', ['seconds', 'date'], 'seconds'),
  }),
  example: { for: '1m' },
  act: (parameters, { scene: { nowMs }, startedMs }) => {
    const { fromMs, untilMs } = windowAt(parameters, startedMs, nowMs);
    if (nowMs < fromMs || nowMs >= untilMs) return [];
    return [
      {
        do: 'answer',
        answer: {
          status: 503,
          headers: retryAfterHeader(parameters.form, untilMs - nowMs, nowMs),
          message: 'Down for maintenance.',
        },
      },
    ];
  },
});

/** The window that has begun last, or the first one. */
function windowAt(
  { from, until, offset, for: lengthMs, every }: Parameters,
  startedMs: number,
  nowMs: number,
): { readonly fromMs: number; readonly untilMs: number } {
  if (from !== undefined || until !== undefined) {
    const fromMs = from ?? Number.NEGATIVE_INFINITY;
    return { fromMs, untilMs: until ?? fromMs + lengthMs };
  }
  const firstMs = startedMs + offset;
  const rounds = every === undefined || every === 0 ? 0 : Math.floor((nowMs - firstMs) / every);
  const fromMs = firstMs + Math.max(0, rounds) * (every ?? 0);
  return { fromMs, untilMs: fromMs + lengthMs };
}

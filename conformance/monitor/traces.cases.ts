import type { Answer, Exchange, Holding, Intent, Payload } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import type { MonitorOptions } from './contract.js';
import { judge } from './monitor.js';
import type { Observation } from './observation.js';

/** Hand-written traces in few words. */

/** One exchange: what was asked, in path, query and body, and what came back. */
export type Step = {
  /** Seconds of sending and return; a single number is both. */
  readonly at: number | readonly [number, number];
  readonly path?: Readonly<Record<string, string | number>>;
  /** An array is sent as the same parameter several times. */
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly intent?: Intent;
  readonly holds?: Holding;
  readonly namespace?: string;
  /** Absent: the answer was lost. */
  readonly status?: number;
  readonly json?: unknown;
  readonly sends?: Readonly<Record<string, string>>;
};

export type Written = readonly [operation: string, step: Step];

/** The trace that the steps tell. */
export const traceOf = (api: Api, steps: readonly Written[]): readonly Exchange[] =>
  steps.map(([operation, step], index) => exchangeOf(api, operation, { ...step, seq: index + 1 }));

export function exchangeOf(api: Api, key: string, step: Step & { readonly seq: number }): Exchange {
  const operation = api.operations.find((one) => one.key === key);
  if (operation === undefined) throw new Error(`no operation ${key}`);
  const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    String(step.path?.[name] ?? ''),
  );
  const query = new URLSearchParams(
    Object.entries(step.query ?? {}).flatMap(([name, value]): [string, string][] =>
      (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)]),
    ),
  );
  const [callS, returnS] = typeof step.at === 'number' ? [step.at, step.at] : step.at;
  return {
    seq: step.seq,
    callMs: callS * 1000,
    returnMs: returnS * 1000,
    operation: key,
    ...(step.namespace === undefined ? {} : { namespace: step.namespace }),
    ...(step.intent === undefined ? {} : { intent: step.intent }),
    ...(step.holds === undefined ? {} : { holds: step.holds }),
    request: {
      method: step.method ?? operation.method,
      url: query.size === 0 ? path : `${path}?${query}`,
      headers: step.headers ?? {},
      body: payload(step.body),
    },
    answer: answerOf(step),
  };
}

function answerOf({ status, json, sends }: Step): Answer {
  if (status === undefined) return { kind: 'lost', reason: 'timeout' };
  const type: Record<string, string> = json === undefined ? {} : { 'content-type': 'application/json' };
  return { kind: 'answered', status, headers: { ...type, ...sends }, body: payload(json) };
}

const payload = (value: unknown): Payload =>
  value === undefined ? { kind: 'empty' } : { kind: 'json', value };

/** The ids of the broken rules, in the order in which they were found. */
export const broken = (
  api: Api,
  steps: readonly Written[],
  options: MonitorOptions = {},
): readonly string[] => violations(api, steps, options).map(({ rule }) => rule);

export type Violation = Observation & { readonly kind: 'violated' };

export const violations = (
  api: Api,
  steps: readonly Written[],
  options: MonitorOptions = {},
): readonly Violation[] =>
  judge(api, traceOf(api, steps), options).observations.filter(
    (one): one is Violation => one.kind === 'violated',
  );

/** How often a rule was seen to hold. */
export function held(
  api: Api,
  steps: readonly Written[],
  rule: string,
): { definite: number; ambiguous: number } {
  const found = judge(api, traceOf(api, steps)).rules.find((one) => one.rule === rule);
  if (found === undefined) throw new Error(`no rule ${rule}`);
  return { definite: found.definite, ambiguous: found.ambiguous };
}

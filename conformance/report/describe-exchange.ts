import type { Exchange, Payload } from '../../src/exchange/exchange.js';
import type { FailureReport } from './check-report.js';

/** One exchange of a failure in words. */
export type ExchangeLine = {
  /** Since the first call of the failure: `+1.2 s`. */
  readonly at: string;
  /** `POST /tasks {"a":1}`, with what it was meant to be where that is not the usual. */
  readonly request: string;
  /** `200 Starting`. */
  readonly answer: string;
  /** The states that the task could be in afterwards: `Starting or Requeued`. */
  readonly believed: string;
};

/** The exchanges of a failure, one after the other. */
export function describeExchanges({ exchanges, steps = [] }: FailureReport): readonly ExchangeLine[] {
  const startMs = Math.min(...exchanges.map(({ callMs }) => callMs));
  return exchanges.map((exchange, index) => ({
    at: `+${formatMs(exchange.callMs - startMs)}`,
    request: describeRequest(exchange),
    answer: describeAnswer(exchange, steps[index]?.shown),
    believed: (steps[index]?.believed ?? []).map(nameState).join(' or '),
  }));
}

/** What a state is called: a deleted task is gone. */
export const nameState = (state: string): string => (state === '$gone' ? 'gone' : state);

/** A time that people read: `350 ms`, `1.2 s`, `2 min 5 s`, `1 min`. */
export function formatMs(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1).replace(/\.0$/, '')} s`;
  const seconds = Math.round(ms / 1000);
  const rest = seconds % 60 === 0 ? '' : ` ${seconds % 60} s`;
  return `${Math.floor(seconds / 60)} min${rest}`;
}

function describeRequest({ request, intent }: Exchange): string {
  const body = describeBody(request.body);
  const meant = intent === undefined || intent.kind === 'valid' ? '' : ` (meant to be ${intent.kind})`;
  return `${request.method} ${cut(request.url, 120)}${body === '' ? '' : ` ${body}`}${meant}`;
}

function describeAnswer({ answer }: Exchange, shown: string | undefined): string {
  if (answer.kind === 'lost') return `no answer: ${cut(answer.reason, 80)}`;
  return shown === undefined ? `${answer.status}` : `${answer.status} ${cut(shown, 60)}`;
}

function describeBody(body: Payload): string {
  switch (body.kind) {
    case 'empty':
      return '';
    case 'json':
      return cut(JSON.stringify(body.value) ?? '', 60);
    case 'text':
      return cut(JSON.stringify(body.text), 60);
    case 'form':
      return cut(`form ${Object.keys(body.fields).join(', ')}`, 60);
    case 'bytes':
      return `${Math.floor((body.base64.length * 3) / 4)} bytes`;
  }
}

const cut = (text: string, most: number): string => {
  const letters = [...text.slice(0, most * 4)];
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
};

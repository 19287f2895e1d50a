import type { Exchange, Payload } from '../../src/exchange/exchange.js';
import type { CheckReport, FailureReport, RuleReport } from './check-report.js';

/** A body that is too long for a report: what it was, how it begins, and how long it is as one line. */
type CutPayload = {
  readonly kind: 'cut';
  readonly of: Exclude<Payload['kind'], 'empty'>;
  readonly begins: string;
  readonly characters: number;
};

/** A report in which nothing is longer than a bound. */
type CutReport = Omit<CheckReport, 'rules'> & {
  readonly rules: readonly (Omit<RuleReport, 'failure'> & { readonly failure?: CutFailure })[];
};

type CutFailure = Omit<FailureReport, 'exchanges'> & { readonly exchanges: readonly CutExchange[] };

type CutExchange = Omit<Exchange, 'request' | 'answer'> & {
  readonly request: WithCutBody<Exchange['request']>;
  readonly answer: WithCutBody<Exchange['answer']>;
};

type WithCutBody<Message> = Message extends { readonly body: Payload }
  ? Omit<Message, 'body'> & { readonly body: Payload | CutPayload }
  : Message;

/** Characters of a body as it is printed, of any other text, and of shell lines, that a report shows. */
const LONGEST = { body: 16_384, text: 16_384, shell: 65_536 } as const;

/** The report with long bodies, texts and shell lines of its failures cut: however much a target answers, it can be written. */
export function cutReport(report: CheckReport): CutReport {
  const rules = report.rules.map(({ failure, because, ...rule }) => ({
    ...rule,
    ...(because === undefined ? {} : { because: cutText(because) }),
    ...(failure === undefined ? {} : { failure: cutFailure(failure) }),
  }));
  return { ...report, rules, notes: report.notes.map(cutText) };
}

function cutFailure({ exchanges, curl, steps, ...failure }: FailureReport): CutFailure {
  return {
    ...failure,
    sentence: cutText(failure.sentence),
    answer: cutText(failure.answer),
    exchanges: exchanges.map(cutExchange),
    curl:
      curl.length > LONGEST.shell
        ? `# These shell lines are too long for this report: ${curl.length} characters.\n`
        : curl,
    ...(steps === undefined
      ? {}
      : {
          steps: steps.map(({ task, shown, believed }) => ({
            ...(task === undefined ? {} : { task: cutText(task) }),
            ...(shown === undefined ? {} : { shown: cutText(shown) }),
            believed,
          })),
        }),
  };
}

function cutExchange({ request, answer, ...exchange }: Exchange): CutExchange {
  return {
    ...exchange,
    request: { ...request, url: cutText(request.url), body: cutBody(request.body) },
    answer: answer.kind === 'lost' ? answer : { ...answer, body: cutBody(answer.body) },
  };
}

const cutText = (text: string): string =>
  text.length > LONGEST.text ? `${text.slice(0, LONGEST.text)}… (${text.length} characters)` : text;

function cutBody(body: Payload): Payload | CutPayload {
  const line = lineOf(body);
  const isShort = line.length <= LONGEST.body && (isLine(body) || printedLength(line) <= LONGEST.body);
  if (body.kind === 'empty' || isShort) return body;
  return {
    ...{ kind: 'cut', of: body.kind },
    ...{ begins: line.slice(0, LONGEST.body), characters: line.length },
  };
}

/** The body as one line: JSON as such, texts as they came. */
function lineOf(body: Payload): string {
  switch (body.kind) {
    case 'empty':
      return '';
    case 'text':
      return body.text;
    case 'bytes':
      return body.base64;
    case 'json':
      return JSON.stringify(body.value) ?? '';
    case 'form':
      return JSON.stringify(body.fields);
  }
}

/** Whether the body is one line in a report too. */
const isLine = ({ kind }: Payload): boolean => kind === 'text' || kind === 'bytes';

/** How long JSON becomes with a line for each member, indented: an array of small things, or a deep one, many times as long. */
function printedLength(json: string): number {
  let depth = 0;
  let length = json.length;
  for (const char of json.replace(strings, '')) {
    if (char === '{' || char === '[') depth += 1;
    if (char === '}' || char === ']') depth -= 1;
    length += 1 + 2 * depth;
  }
  return length;
}

/** Strings, and all else that begins no line. */
const strings = /"[^"\\]*(?:\\.[^"\\]*)*"|[^{}[\],"]+/gs;

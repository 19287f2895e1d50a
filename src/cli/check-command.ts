import { type Command, InvalidArgumentError, Option } from 'commander';
import { parseDuration } from '../lifecycle/parse-duration.js';
import type { Done } from './done.js';
import { collect, speed, wholeNumber } from './parse-option.js';

/** The options of `check` as commander hands them over. */
export type CheckFlags = {
  readonly target?: string;
  readonly targetFile?: string;
  readonly credential?: string;
  readonly overlay?: readonly string[];
  readonly seed?: number;
  readonly replay?: string;
  readonly phase?: readonly string[];
  readonly time?: number;
  readonly requests?: number;
  readonly tasks?: number;
  readonly rate?: number;
  readonly concurrency?: number;
  readonly timeScale?: number;
  readonly report?: readonly string[];
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly saveReplay?: string;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

/** `taskdouble check`. */
export function addCheckCommand(program: Command, done: Done): Command {
  const command = program
    .command('check')
    .summary('check an implementation against its lifecycle')
    .description(
      'Calls an implementation over HTTP and says which promises of the document it breaks, which it keeps, and which could not be tested.',
    )
    .argument('<spec>', 'docling, chunkr, trace, literature, factpulse, or a path to an OpenAPI document');
  for (const option of checkOptions()) command.addOption(option);
  return command.addHelpText('after', NOTES).action(async (spec: string, flags: CheckFlags) => {
    const { check } = await import('./check.js');
    done(await check(spec, flags));
  });
}

const PHASES = ['directed', 'negative', 'security', 'random', 'races'];

function checkOptions(): readonly Option[] {
  return [
    new Option('--target <url>', 'base URL of the implementation; wins over the target file'),
    new Option('--target-file <file>', 'credentials, workloads, budget and more, as YAML or JSON'),
    new Option(
      '--credential <text>',
      "key, token or user:password where the document has one security scheme; '${NAME}' is a variable of the environment",
    ),
    new Option(
      '--overlay <file>',
      'OpenAPI Overlay or lifecycle file to apply; give it again for the next one',
    ).argParser(collect),
    new Option('--seed <n>', 'draws plans and order; another one finds other things (default: 1)').argParser(
      wholeNumber(0, 2 ** 32 - 1),
    ),
    new Option('--replay <file>', 'carry out the plans of this file only, as --save-replay wrote them'),
    new Option(
      '--phase <name>',
      'directed, negative, security, random or races; again for more (default: all)',
    ).argParser(phase),
    new Option('--time <duration>', 'end after this long, such as 90s or 5m').argParser(duration),
    new Option('--requests <n>', 'send at most this many').argParser(wholeNumber(1, 10_000_000)),
    new Option('--tasks <n>', 'create at most this many').argParser(wholeNumber(1, 1_000_000)),
    new Option('--rate <n>', 'requests a second at most').argParser(wholeNumber(1, 100_000)),
    new Option('--concurrency <n>', 'requests in flight at most').argParser(wholeNumber(1, 1000)),
    new Option('--time-scale <factor>', 'how many times faster than real time the target lives').argParser(
      speed,
    ),
    new Option(
      '--report <form=file>',
      'write a report: json, junit, ctrf, sarif, html or text; again for more',
    ).argParser(collect),
    new Option(
      '--baseline <file>',
      'known failures, which do not fail the check; entries that no longer fail do',
    ),
    new Option('--write-baseline <file>', 'write the failures of this check as a baseline'),
    new Option('--save-replay <file>', 'write the plans of the failures for --replay'),
    new Option('--strict', 'fail on everything that is neither passed nor not applicable'),
    new Option('--json', 'print the report as one JSON object'),
    new Option('--quiet', 'no progress on standard error'),
  ];
}

function phase(text: string, before: readonly string[] | undefined): readonly string[] {
  if (PHASES.includes(text)) return [...(before ?? []), text];
  throw new InvalidArgumentError(`Expected one of ${PHASES.join(', ')}.`);
}

function duration(text: string): number {
  const read = parseDuration(text);
  if (read.ok && read.value > 0) return read.value;
  throw new InvalidArgumentError('Expected a duration above 0, such as 90s or 5m.');
}

const NOTES = `
Without a target file the document must have an operation that creates a task and an example of its body.
Ctrl-C ends the check early; what is known by then is reported.
--time, --requests and --tasks bound the search. Failures are then tried again with what is left of each, at least a
quarter of it, and the tasks are removed, for twenty seconds at most.

Exit codes:
  0  nothing fails
  1  a promise is broken, or an entry of the baseline no longer fails; with --strict: anything is not passed
  2  the command line, a file or the document is at fault: one message on standard error says what to do
  3  nothing could be judged (the target is down, no task could be created), or the check was cut short (Ctrl-C, the
     target went away) and nothing had failed by then

Examples:
  taskdouble check chunkr --target http://localhost:8000 --credential '\${API_KEY}'
  taskdouble check chunkr --target-file target.yaml --report junit=out.xml --report html=out.html
  taskdouble check ./openapi.yaml --overlay lifecycle.yaml --target http://localhost:8000 --seed 7 --strict
`;

import { parsePointer } from '../../src/lifecycle/pointer.js';
import { chooseErrors } from '../../src/openapi/choose-errors.js';
import { schemaCompiler } from '../../src/openapi/compile-schema.js';
import { DocumentError } from '../../src/openapi/document-error.js';
import { explainError } from '../../src/openapi/explain-error.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { parseSource, type Source } from '../../src/openapi/parse-source.js';
import type { Plan } from '../plan/plan.js';
import { replaySchema } from './replay-schema.js';

/** Plans to be carried out again, on whatever target. */
export type Replay = {
  /** Name of the API that they are for. */
  readonly api: string;
  readonly seed: number;
  readonly plans: readonly Plan[];
};

/** The text of a replay file. It holds neither ids nor credentials of the target it comes from. */
export function toReplayFile({ api, seed, plans }: Replay): string {
  const file = { taskdouble: 'replay', version: 1, api, seed, plans };
  const printPointers = (name: string, value: unknown): unknown =>
    name === 'at' && isJsonObject(value) && Array.isArray(value.tokens) ? value.text : value;
  return `${JSON.stringify(file, printPointers, 2)}\n`;
}

/** Reads a replay file; what is wrong with it is a `DocumentError` with its line. */
export function readReplayFile(text: string, file: string): Replay {
  const source = open(text, file);
  const compiler = schemaCompiler(emptyDocument);
  const [wrong] = chooseErrors(compiler, compiler.compile(replaySchema)(source.value));
  if (wrong !== undefined) {
    const tokens = parsePointer(wrong.error.instancePath)?.tokens ?? [];
    const subject = tokens.length === 0 ? 'a replay file' : `"${tokens.join('/')}"`;
    throw refuse(source, explainError(subject, wrong), tokens);
  }
  const { api, seed, plans } = source.value as Omit<Replay, 'plans'> & { readonly plans: unknown };
  return { api, seed, plans: readPointers(plans) as readonly Plan[] };
}

const emptyDocument = {};

const hint = 'Give a file that "taskdouble check" wrote beside its report.';

const refuse = (source: Source, message: string, tokens: readonly string[]): DocumentError =>
  new DocumentError({
    ...{ code: 'replay/shape', file: source.file, position: source.positionOf(tokens), hint },
    message: /[.!]$/.test(message) ? message : `${message}.`,
  });

function open(text: string, file: string): Source {
  try {
    return parseSource(text, file);
  } catch (error) {
    if (!(error instanceof DocumentError) || error.code !== 'source/root') throw error;
    const { position, problem: message } = error;
    throw new DocumentError({ code: 'replay/shape', file, position, message, hint });
  }
}

/** Places in bodies are written as text. What stands within a `value` is left alone. */
function readPointers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readPointers);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (name === 'value') return [name, member];
      return [
        name,
        name === 'at' && typeof member === 'string' ? parsePointer(member) : readPointers(member),
      ];
    }),
  );
}

import { ControlError } from './control-error.js';

/** What a call of the control API came to. */
type Outcome<Answer> = { readonly data?: Answer; readonly error?: unknown; readonly response: Response };

/** What the call answered; a refusal throws `ControlError`, with code `no-control` where it is none of the control API. */
export async function obeyed<Answer>(call: Promise<Outcome<Answer>>): Promise<Answer> {
  const { data, error, response } = await call.catch(explain);
  if (response.ok) return data as Answer;
  const problem = readProblem(error);
  if (problem !== undefined) throw new ControlError(problem.code, problem.detail);
  throw noControl(`status ${response.status} from ${new URL(response.url).origin}`);
}

/** Success that is no JSON. */
function explain(error: unknown): never {
  throw error instanceof SyntaxError ? noControl(error.message) : error;
}

const noControl = (came: string): ControlError =>
  new ControlError(
    'no-control',
    `Expected the control API of taskdouble at /__admin, got ${came}. Correct the url, or start the simulator with its control API.`,
  );

type Problem = { readonly code: string; readonly detail: string };

/** Texts are problems too where the answer was asked for as text. */
function readProblem(error: unknown): Problem | undefined {
  const value = typeof error === 'string' ? parsed(error) : error;
  if (typeof value !== 'object' || value === null) return undefined;
  const { code, detail } = value as Partial<Problem>;
  return typeof code === 'string' && typeof detail === 'string' ? { code, detail } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

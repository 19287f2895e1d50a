import type { Api } from '../../src/openapi/api.js';
import { openApi } from '../../src/start/open-api.js';
import type { Phase } from '../plan/plan.js';
import { benignVariantsOf } from './benign-variants.js';
import { type MatrixRun, outcomeOf } from './matrix-run.js';
import { mutantsOf, startClean } from './mutants.js';
import { runServer, type ServerRun } from './run-server.js';

/** One server to check: plain data, so that another process can do it. */
export type Trial = {
  readonly api: string;
  readonly kind: MatrixRun['kind'];
  /** Of the mutant or the benign variant; empty for the clean server. */
  readonly name: string;
  readonly seed: number;
  /** Only these phases; default: for a mutant the directed phase alone first, and all phases where it does not see it. */
  readonly phases?: readonly Phase[];
  /** How often is planned again, at most. Default 1: what a check sees at all it mostly sees at once. */
  readonly rounds?: number;
};

/** Every phase of a check. */
export const ALL_PHASES: readonly Phase[] = ['directed', 'negative', 'security', 'random', 'races'];

const apis = new Map<string, Promise<Api>>();

/** The API that comes with the package under that name; read once. */
export function apiOf(name: string): Promise<Api> {
  const known = apis.get(name) ?? openApi(name).then(({ api }) => api);
  apis.set(name, known);
  return known;
}

/** Carries the trial out. A mutant gives one run where the directed phase finds it out, else two. */
export async function runTrial(trial: Trial): Promise<readonly MatrixRun[]> {
  const { kind, phases, rounds = 1 } = trial;
  const subject = { ...subjectOf(trial, await apiOf(trial.api)), rounds };
  if (phases !== undefined || kind !== 'mutant') {
    const { run } = await runServer({ ...subject, phases: phases ?? ALL_PHASES });
    return [run];
  }
  const { run: directed } = await runServer({ ...subject, phases: ['directed'] });
  if (isFoundOut(directed, subject.ruleMeant)) return [directed];
  const { run: whole } = await runServer({ ...subject, phases: ALL_PHASES });
  return [directed, whole];
}

/** Whether more phases could add nothing: a rule failed, or the very one that is meant warns. */
const isFoundOut = (run: MatrixRun, ruleMeant: readonly string[] | undefined): boolean =>
  outcomeOf(run) === 'killed' || run.broken.some(({ rule }) => ruleMeant?.includes(rule) === true);

function subjectOf({ kind, name, seed }: Trial, api: Api): Omit<ServerRun, 'phases'> {
  const subject = { api, kind, name, seed };
  if (kind === 'clean') return { ...subject, start: (options) => startClean(api, options) };
  if (kind === 'benign') return { ...subject, start: named(benignVariantsOf(api), { kind, name }).start };
  const { start, ruleMeant } = named(mutantsOf(api), { kind, name });
  return { ...subject, start, ruleMeant };
}

function named<Server extends { readonly name: string; readonly api: string }>(
  servers: readonly Server[],
  { kind, name }: Pick<Trial, 'kind' | 'name'>,
): Server {
  const server = servers.find((one) => one.name === name);
  if (server !== undefined) return server;
  throw new Error(
    `Expected the name of a ${kind} server of ${servers[0]?.api}, got "${name}". The matrix lists them.`,
  );
}

/** The trials of a whole matrix: each mutant, each benign variant and the clean server, once for each seed. */
export function trialsOf(
  api: Api,
  {
    seeds,
    includes = () => true,
  }: { readonly seeds: readonly number[]; readonly includes?: (name: string) => boolean },
): readonly Trial[] {
  const servers = [
    { kind: 'clean' as const, name: '' },
    ...benignVariantsOf(api).map(({ name }) => ({ kind: 'benign' as const, name })),
    ...mutantsOf(api).map(({ name }) => ({ kind: 'mutant' as const, name })),
  ];
  return seeds.flatMap((seed) =>
    servers.filter(({ name }) => includes(name)).map((server) => ({ api: api.name, seed, ...server })),
  );
}

import type { Problem, Report } from '../lifecycle/problem.js';
import { suggestWord } from '../lifecycle/suggest.js';
import type { Config } from './config.js';
import { builtInProfiles } from './profiles.js';

/** What is wrong with a name that somebody chose, without its place. */
export type NameProblem = Pick<Problem, 'code' | 'message' | 'hint'>;

/** `undefined` where a built-in profile or one of the file has the name. */
export function profileProblem(name: string, own: Config['profiles']): NameProblem | undefined {
  const known = [...builtInProfiles, ...own].map((profile) => profile.name);
  if (known.includes(name)) return undefined;
  return {
    code: 'unknown-profile',
    message: `expected the name of a profile, got "${name}"`,
    hint: suggestWord(name, known, 'profiles'),
  };
}

/** `undefined` where a scenario has the name. */
export function scenarioProblem(name: string, scenarios: Config['scenarios']): NameProblem | undefined {
  const known = scenarios.map((scenario) => scenario.name);
  if (known.includes(name)) return undefined;
  const hint =
    known.length === 0
      ? 'There are none: scenarios are written in taskdouble.yaml, under "scenarios".'
      : suggestWord(name, known, 'scenarios');
  return { code: 'unknown-scenario', message: `expected the name of a scenario, got "${name}"`, hint };
}

/** Reports the profile and the scenarios that `serve:` names and that are not there. */
export function checkServedNames({ serve, profiles, scenarios }: Config, report: Report): void {
  const wrong = serve.profile === undefined ? undefined : profileProblem(serve.profile, profiles);
  if (wrong !== undefined) report({ ...wrong, at: '/serve/profile' });
  for (const [index, name] of (serve.active ?? []).entries()) {
    const problem = scenarioProblem(name, scenarios);
    if (problem !== undefined) report({ ...problem, at: `/serve/scenarios/${index}` });
  }
}

import type { ExampleFacts } from './api-facts.js';
import { type ExampleName, readExampleName } from './example-name.js';
import { nameOf, type Scene, type View } from './lint-scene.js';
import type { Lifecycle, Operation } from './model.js';
import type { Problem } from './problem.js';
import { labelOf } from './read-state.js';
import { suggestWord } from './suggest.js';

/** Whether the examples of answers that show one task are named so that the simulator finds them, and none is missing. */
export function lintExamples({ lifecycle, views }: Scene): readonly Problem[] {
  const single = views.filter(({ operation }) => operation.lists === undefined);
  return single.flatMap((view) => {
    const names = view.facts.examples.map((example) => ({
      example,
      read: readExampleName(lifecycle, example.name),
    }));
    return [
      ...names.flatMap(({ example, read }) =>
        read === undefined ? [withoutState(lifecycle, example)] : lintConditions(view, example, read),
      ),
      ...lintMissing(lifecycle, view),
    ];
  });
}

function withoutState({ states }: Lifecycle, { name, pointer }: ExampleFacts): Problem {
  const names = [...states.values()].flatMap((state) => [
    state.name,
    ...state.outcomes.map((outcome) => `${state.name}.${outcome.name}`),
  ]);
  return {
    code: 'example-without-state',
    severity: 'warning',
    at: pointer,
    inDocument: true,
    message: `expected an example named after a state, as State, State.outcome or State?param=value, got "${name}": the simulator never takes it`,
    hint: suggestWord(name.split('?')[0] ?? name, names, 'names'),
  };
}

function lintConditions(view: View, example: ExampleFacts, { conditions }: ExampleName): readonly Problem[] {
  const declared = view.facts.parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name }) => name);
  const problem = (message: string, hint: string): Problem => ({
    code: 'example-condition',
    severity: 'warning',
    at: example.pointer,
    inDocument: true,
    message,
    hint,
  });
  const params = conditions.map(({ param }) => param);
  const unknown = params.find((param) => !declared.includes(param));
  if (unknown !== undefined) {
    return [
      problem(
        `expected a query parameter of ${nameOf(view)} in the name of the example "${example.name}", got "${unknown}"`,
        suggestWord(unknown, declared, 'query parameters'),
      ),
    ];
  }
  const sorted = [...params].sort();
  if (sorted.every((param, at) => param === params[at])) return [];
  return [
    problem(
      `expected parameters in alphabetical order in the name of the example, got "${example.name}"`,
      `Write ${sorted.join(', then ')}.`,
    ),
  ];
}

function lintMissing(lifecycle: Lifecycle, { facts, operation }: View): readonly Problem[] {
  const named = new Set(facts.examples.map(({ name }) => name.split('?')[0]));
  const missing = shownStates(lifecycle, operation).filter((name) => {
    const state = lifecycle.states.get(name);
    const label = state === undefined ? undefined : labelOf(state);
    const byOutcome = state?.outcomes.some((outcome) => named.has(`${name}.${outcome.name}`)) ?? false;
    return !named.has(name) && !byOutcome && (label === undefined || !named.has(label));
  });
  if (missing.length === 0) return [];
  return [
    {
      code: 'state-without-example',
      severity: 'note',
      at: facts.pointer,
      inDocument: true,
      message: `expected an example for each state that the answer can show, got none for ${missing.join(', ')}: the simulator makes the body up from the schema`,
      hint: `Add examples named ${missing.join(', ')} to the 2xx response.`,
    },
  ];
}

/** The states that a successful answer can show: those of a new task, those that a move leads to, or those that are read. */
function shownStates({ states }: Lifecycle, operation: Operation): readonly string[] {
  if (operation.creates !== undefined) return operation.to;
  const targets = [...(operation.moves?.values() ?? [])].flat();
  const moved = targets.flatMap((move) => (move.kind === 'state' ? [move.state] : []));
  const shown = new Set([...moved, ...operation.allow]);
  return [...states.keys()].filter((name) => shown.has(name));
}

import type { Constraints } from './api-facts.js';
import { nameOf, type Scene, type View } from './lint-scene.js';
import { placeOf } from './lint-states.js';
import type { Pointer, State } from './model.js';
import type { Problem } from './problem.js';
import { labelsOf } from './read-state.js';
import { suggestWord } from './suggest.js';

/** Whether the labels of the states and what the schema permits in the state field are the same. */
export function lintLabels(scene: Scene): readonly Problem[] {
  const field = scene.lifecycle.fields.state;
  if (field === undefined) return [];
  const seen = scene.views.flatMap((view) => seeField(view, field));
  const notText = seen.find(({ constraints: { types } }) => types !== undefined && !types.includes('string'));
  if (notText !== undefined) return [stateFieldNotText(notText, field)];
  return [...lintMissing(scene, field, seen), ...lintUnshown(scene, seen)];
}

type Seen = { readonly view: View; readonly constraints: Constraints };

function seeField(view: View, field: Pointer): readonly Seen[] {
  const constraints = view.body.constraintsAt(view.place(field));
  return constraints === undefined ? [] : [{ view, constraints }];
}

function stateFieldNotText({ view, constraints }: Seen, field: Pointer): Problem {
  return {
    code: 'state-field-not-text',
    at: '/fields/state',
    message: `expected text in the state field, got ${field.text} of ${nameOf(view)}, whose schema permits ${constraints.types?.join(', ')} only`,
    hint: `Name the field with the label, or tell the states by comparisons: shows: {check: [${field.text} == true]}.`,
  };
}

/** A label counts as missing only where every answer with the field lists its values, and none lists the label. */
function lintMissing({ lifecycle }: Scene, field: Pointer, seen: readonly Seen[]): readonly Problem[] {
  if (seen.length === 0 || seen.some(({ constraints }) => constraints.enum === undefined)) return [];
  const permitted = new Set(seen.flatMap(({ constraints }) => constraints.enum ?? []));
  const values = [...permitted].filter((value) => typeof value === 'string');
  const problem = (state: State, label: string): Problem => ({
    code: 'label-not-in-enum',
    at: isDefaultLabel(state) ? placeOf(state) : `${placeOf(state)}/shows`,
    message: `expected a label that the schema permits at ${field.text} (${values.join(', ')}), got "${label}"`,
    hint: `${suggestWord(label, values, 'permitted values')} A state with another name says it with shows.`,
  });
  return [...lifecycle.states.values()].flatMap((state) =>
    labelsOf(state)
      .filter((label) => !values.includes(label))
      .map((label) => problem(state, label)),
  );
}

const isDefaultLabel = (state: State): boolean =>
  labelsOf(state).length === 1 && labelsOf(state)[0] === state.name;

function lintUnshown({ lifecycle }: Scene, seen: readonly Seen[]): readonly Problem[] {
  const labels = new Set([...lifecycle.states.values()].flatMap(labelsOf));
  const told = new Set<unknown>();
  return seen.flatMap(({ constraints }) =>
    (constraints.enum ?? []).flatMap((value): readonly Problem[] => {
      if (typeof value !== 'string' || labels.has(value) || told.has(value)) return [];
      told.add(value);
      return [
        {
          code: 'enum-member-not-shown',
          severity: 'warning',
          at: constraints.pointer,
          inDocument: true,
          message: `expected a state that shows "${value}", which the schema permits in the state field, got none`,
          hint: `Add a state "${value}", add the label to the shows of a state, or take it out of the enum.`,
        },
      ];
    }),
  );
}

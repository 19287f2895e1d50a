import type { Lifecycle, Move } from './model.js';
import { escapeToken } from './pointer.js';
import type { Report } from './problem.js';

/** Reports what no single part shows: no state to start in, no field to read the state from, nothing saved to go back to. */
export function reportWholes(lifecycle: Omit<Lifecycle, 'rules'>, report: Report): void {
  reportNoStart(lifecycle, report);
  reportNoStateField(lifecycle, report);
  reportSaves(lifecycle, report);
}

function reportNoStart({ initial, states, operations }: Omit<Lifecycle, 'rules'>, report: Report): void {
  const first = [...states.keys()][0];
  const creators = [...operations.values()].filter(({ creates }) => creates !== undefined);
  const everyCreatorSays = creators.length > 0 && creators.every(({ to }) => to.length > 0);
  if (initial.length > 0 || everyCreatorSays) return;
  report({
    code: 'no-initial-state',
    at: '/states',
    message: 'expected a state with initial: true, got none: a created task would be nowhere',
    hint: `Mark the state that a created task starts in: ${first}: {initial: true}.`,
  });
}

function reportNoStateField({ states, fields }: Omit<Lifecycle, 'rules'>, report: Report): void {
  const labelled = [...states.values()].find(({ shows }) => shows.kind === 'labels');
  if (fields.state !== undefined || labelled === undefined) return;
  report({
    code: 'no-state-field',
    at: '/fields',
    message: `expected fields.state, since the state "${labelled.name}" is told by its label, got none`,
    hint: 'Write fields: {state: /status}, or tell every state by shows: {check: [...], has: [...], lacks: [...]}.',
  });
}

function reportSaves({ operations }: Omit<Lifecycle, 'rules'>, report: Report): void {
  const all = [...operations.values()];
  const restoresIn = (targets: readonly Move[]): boolean => targets.some(({ kind }) => kind === 'saved');
  const saves = all.some(({ save }) => save);
  const restoring = all.flatMap(({ key, moves }) =>
    [...(moves ?? [])].filter(([, targets]) => restoresIn(targets)).map(([from]) => ({ key, from })),
  );
  const first = restoring[0];
  if (first !== undefined && !saves) {
    report({
      code: 'saved-without-save',
      at: `/operations/${escapeToken(first.key)}/moves/${escapeToken(first.from)}`,
      message:
        'expected an operation with save: true, since $saved goes back to what save remembered, got none',
      hint: 'Add save: true to the operation that leaves the state to go back to, or name the state instead of $saved.',
    });
  }
  const idle = all.find(({ save }) => save);
  if (idle !== undefined && first === undefined) {
    report({
      code: 'save-without-saved',
      severity: 'warning',
      at: `/operations/${escapeToken(idle.key)}/save`,
      message: 'expected a move to $saved, since save: true remembers the task for it, got none',
      hint: 'Take save out, or add the move that goes back: moves: {State: $saved}.',
    });
  }
}

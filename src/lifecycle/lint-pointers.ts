import type { BodyFacts } from './api-facts.js';
import { type Listed, nameOf, type Scene } from './lint-scene.js';
import type { Pointer } from './model.js';
import { pointerOf } from './pointer.js';
import { documentUses, operationUses, type PointerUse } from './pointer-uses.js';
import type { Problem } from './problem.js';
import { payloadPointer, snapshotPointer } from './read-state.js';
import { nearestWord } from './suggest.js';

/** Pointers that no schema declares: such a rule would never be applied. */
export function lintPointers(scene: Scene): readonly Problem[] {
  const { lifecycle, listed, views } = scene;
  const own = listed.flatMap((one) =>
    operationUses(lifecycle, one)
      .filter(({ base }) => base !== 'snapshot' || views.length > 0)
      .flatMap((use) => findMissing(use, looksFor(scene, use, one), whereOf(use, one))),
  );
  if (views.length === 0) return [...lintNoSnapshot(scene), ...own];
  const general = documentUses(lifecycle).flatMap((use) => findMissing(use, looksFor(scene, use), noTask));
  return [...general, ...own];
}

const noTask = 'no answer that shows a task declares';

/** Without an answer that shows a task no pointer can be looked for: what is wrong is where the answers are looked at. */
function lintNoSnapshot({ lifecycle, listed }: Scene): readonly Problem[] {
  const { envelope, fields } = lifecycle;
  const bodies = listed.flatMap(({ facts }) => facts.answer ?? []);
  const inBody = bodies.map((body) => ({ body, place: asWritten }));
  const inPayload = bodies.map((body) => ({
    body,
    place: (pointer: Pointer) => payloadPointer(lifecycle, pointer),
  }));
  if (envelope.data !== undefined && !bodies.some((body) => envelope.data && body.declares(envelope.data))) {
    const use: PointerUse = { pointer: envelope.data, base: 'body', at: '/envelope/data' };
    return findMissing(use, inBody, 'no answer of a listed operation declares');
  }
  const isSaid = listed.some(({ operation }) => operation.snapshot === false);
  return [
    {
      code: 'no-snapshot',
      severity: isSaid ? 'warning' : 'error',
      at: fields.state === undefined ? '/operations' : '/fields/state',
      message: `expected a listed operation whose answer describes a task, got none${fields.state === undefined || isSaid ? '' : `: no schema spells out ${fields.state.text}`}`,
      hint: `${fields.state === undefined || isSaid ? '' : `${hintFor(fields.state, inPayload)} `}List the operation that reads a task, or mark it with snapshot: true.`,
    },
  ];
}

/** A body, and where a pointer stands in it. */
type Look = { readonly body: BodyFacts; readonly place: (pointer: Pointer) => Pointer };

const asWritten = (pointer: Pointer): Pointer => pointer;

function looksFor(scene: Scene, { base }: PointerUse, listed?: Listed): readonly Look[] {
  const { lifecycle, views } = scene;
  if (base === 'snapshot') return views;
  if (listed === undefined) return views.map(({ body }) => ({ body, place: asWritten }));
  const { operation, facts } = listed;
  const body = base === 'request' ? facts.request : facts.answer;
  if (body === undefined) return [];
  switch (base) {
    case 'payload':
      return [{ body, place: (pointer) => payloadPointer(lifecycle, pointer) }];
    case 'row':
      return [{ body, place: (pointer) => snapshotPointer(lifecycle, operation, pointer) }];
    case 'body':
    case 'request':
      return [{ body, place: asWritten }];
  }
}

function whereOf({ base }: PointerUse, listed: Listed): string {
  switch (base) {
    case 'snapshot':
      return noTask;
    case 'row':
      return `no row of ${nameOf(listed)} declares`;
    case 'request':
      return `no request body of ${nameOf(listed)} declares`;
    case 'payload':
    case 'body':
      return `no successful JSON answer of ${nameOf(listed)} declares`;
  }
}

const printUse = ({ pointer, base }: PointerUse): string =>
  base === 'body' ? `$body${pointer.text}` : pointer.text || "''";

function findMissing(use: PointerUse, looks: readonly Look[], where: string): readonly Problem[] {
  const { pointer, at, severity = 'error' } = use;
  if (looks.some(({ body, place }) => body.declares(place(pointer)))) return [];
  return [
    {
      code: 'pointer-not-in-schema',
      severity,
      at,
      message: `expected a pointer that the schema declares, got ${printUse(use)}, which ${where}`,
      hint: hintFor(pointer, looks),
    },
  ];
}

/** What the schema spells out at the deepest place on the way that has members. */
function hintFor(pointer: Pointer, looks: readonly Look[]): string {
  for (let length = pointer.tokens.length - 1; length >= 0; length -= 1) {
    const parent = pointerOf(pointer.tokens.slice(0, length));
    const members = [...new Set(looks.flatMap(({ body, place }) => body.membersAt(place(parent))))];
    if (members.length === 0) continue;
    const nearest = nearestWord(pointer.tokens[length] ?? '', members);
    const meant = pointerOf([...parent.tokens, nearest ?? '', ...pointer.tokens.slice(length + 1)]);
    if (nearest !== undefined && meant.text !== pointer.text) return `Did you mean ${meant.text}?`;
    return `The schema has${parent.text === '' ? '' : ` under ${parent.text}`}: ${members.join(', ')}. Otherwise add it there.`;
  }
  return 'Correct the pointer, or add it to the schema.';
}

import { getAt, setAt } from '../lifecycle/pointer.js';
import type { Edit } from './action.js';
import type { EditPlaces } from './apply-edit.js';

type RowsEdit = Extract<Edit, { readonly kind: 'rows' }>;

/** The body with other rows; the body itself where it has none to change. */
export function editRows(body: unknown, edit: RowsEdit, places: EditPlaces): unknown {
  const rows = places.rows && getAt(body, places.rows);
  if (places.rows === undefined || !Array.isArray(rows)) return body;
  const changed = changeRows(rows, edit, places);
  return changed === rows ? body : setAt(body, places.rows, changed);
}

function changeRows(
  rows: readonly unknown[],
  { how, index }: RowsEdit,
  { strangeRow }: EditPlaces,
): readonly unknown[] {
  const at = rows.length === 0 ? 0 : index % rows.length;
  if (how === 'leak') {
    const stranger = strangeRow();
    return stranger === undefined ? rows : rows.toSpliced(at, 0, stranger);
  }
  if (rows.length === 0) return rows;
  switch (how) {
    case 'omit':
      return rows.toSpliced(at, 1);
    case 'double':
      return rows.toSpliced(at, 0, rows[at]);
    case 'reverse':
      return rows.length === 1 ? rows : rows.toReversed();
  }
}

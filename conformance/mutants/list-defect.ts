import type { Listing, Operation } from '../../src/lifecycle/model.js';
import { getAt, setAt } from '../../src/lifecycle/pointer.js';
import { payloadPointer } from '../../src/lifecycle/read-state.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';
import { withOperation } from './change-lifecycle.js';
import type { Defect } from './defect.js';
import { successBody } from './edit-answers.js';
import type { Around, Ask, Inside } from './server.js';

/** What the defects of lists are made of. */

/** A list operation of an API. */
export type Listed = {
  readonly api: Api;
  readonly operation: ApiOperation;
  readonly rule: Operation;
  readonly lists: Listing;
};

/** The list operations of the API. */
export const listedIn = (api: Api): readonly Listed[] =>
  api.operations.flatMap((operation): readonly Listed[] => {
    const { lifecycle: rule } = operation;
    return rule?.lists === undefined ? [] : [{ api, operation, rule, lists: rule.lists }];
  });

/** What is said of a defect. */
export type Said = Pick<Defect, 'name' | 'operator' | 'breaks' | 'ruleMeant'> & Partial<Defect>;

/** The list obeys another rule. */
export const changed = ({ api, rule }: Listed, lists: Listing, said: Said): Defect => ({
  class: 'lifecycle',
  change: { api: withOperation(api, { ...rule, lists }) },
  ...said,
});

/** Other rows than the right ones. */
export const answered = (listed: Listed, said: Said, edit: EditRows): Defect => ({
  class: 'answer',
  change: { around: editRows(listed, edit) },
  ...said,
});

/** The rows that are shown in place of the right ones. */
export type EditRows = (rows: readonly unknown[], ask: Ask, inside: Inside) => readonly unknown[];

/** The successful answers of the list with other rows. */
export function editRows({ api, operation, lists }: Listed, edit: EditRows): Around {
  const at = payloadPointer(api.lifecycle, lists.at);
  return (inside) => (next) => (ask) => {
    const reply = next(ask);
    const body = ask.operation?.key === operation.key ? successBody(reply) : undefined;
    const shown = body && getAt(body.value, at);
    if (body === undefined || !Array.isArray(shown)) return reply;
    return { ...reply, body: JSON.stringify(setAt(body.value, at, edit(shown, ask, inside))) };
  };
}

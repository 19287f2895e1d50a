import type { Operation, Pointer } from '../lifecycle/model.js';
import { getAt, setAt } from '../lifecycle/pointer.js';
import { applyChange } from './merge-change.js';
import { AS_DRAFTED, type Moment, type PlaceFacts, type Slot } from './role-slots.js';

type PlaceOf = (snapshotPointer: Pointer) => PlaceFacts | undefined;

/** Repeats what the request that created the task said (`echo`), in answers whose schema declares the place. */
export function echoSlots(creators: readonly Operation[], placeOf: PlaceOf): readonly Slot[] {
  return creators.flatMap((creator) =>
    creator.echo.flatMap(({ at }, index): readonly Slot[] => {
      const place = placeOf(at);
      if (place === undefined) return [];
      const value: Slot['value'] = ({ task }) =>
        task.input.operation === creator.key ? task.input.echo[index] : AS_DRAFTED;
      return [{ place, value }];
    }),
  );
}

/** Changes a body that is written otherwise. */
export type Overwrite = (body: unknown, moment: Moment) => unknown;

/** Puts over the input what `merge` has brought since. */
export function mergeOverwrites(merging: readonly Operation[], placeOf: PlaceOf): readonly Overwrite[] {
  return merging.flatMap((operation): readonly Overwrite[] => {
    const place = operation.merge && placeOf(operation.merge.into);
    if (operation.merge === undefined || place === undefined) return [];
    const { into } = operation.merge;
    return [
      (body, { situation }) => {
        const change = situation.phase.merged?.[into.text];
        if (change === undefined) return body;
        return setAt(body, place.pointer, applyChange(getAt(body, place.pointer), change));
      },
    ];
  });
}

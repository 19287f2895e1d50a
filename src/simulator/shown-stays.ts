import type { Situation } from '../timeline/task.js';

/** One stay of a task in a state. */
export type ShownStay = Pick<Situation, 'state' | 'enteredMs'>;

/** What the last answer about each task showed, whoever asked. */
export type ShownStays = {
  /** The state it showed; absent where there was no answer yet, or it is forgotten. */
  get(id: string): string | undefined;
  /** Whether it showed this very stay: the same state, entered at the same instant. */
  has(id: string, stay: ShownStay): boolean;
  note(id: string, stay: ShownStay): void;
};

/** Remembers that many tasks (default 10,000), those that were seen to change last. */
export function createShownStays(size = 10_000): ShownStays {
  const stays = new Map<string, ShownStay>();
  const has = (id: string, { state, enteredMs }: ShownStay): boolean => {
    const known = stays.get(id);
    return known?.state === state && known.enteredMs === enteredMs;
  };
  return {
    get: (id) => stays.get(id)?.state,
    has,
    note: (id, stay) => {
      if (has(id, stay)) return;
      stays.delete(id);
      const [oldest] = stays.size >= size ? stays.keys() : [];
      if (oldest !== undefined) stays.delete(oldest);
      stays.set(id, { state: stay.state, enteredMs: stay.enteredMs });
    },
  };
}

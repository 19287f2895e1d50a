import type { Course, Fate, FateSpec } from '../timeline/fate.js';
import { mergeSpecs } from '../timeline/merge-specs.js';
import type { NamespaceSettings } from './namespace.js';

/** Who has a say besides the weakest one: specs, strongest first, and a text that tells this list from any other. */
export type Voices = { readonly key: string; readonly specs: readonly FateSpec[] };

/** Hands out fates, the same object for the same voices: a task costs no more for having one. */
export type FateBook = {
  /** Of a new task: the voices, then the profile. */
  of(settings: NamespaceSettings, voices?: Voices): Fate;
  /** Of a task that has a fate and starts anew: the voices of that request, then what it has. */
  again(fate: Fate, settings: NamespaceSettings, voices: Voices): Fate;
  /** The same fate on another course. */
  on(fate: Fate, course: Course): Fate;
};

/** Voices of one setting that are remembered: requests choose some of them freely. */
const MAX_REMEMBERED = 1_000;

type Page = Map<string, Fate>;

/** A book of its own. It forgets what belongs to settings and fates that are gone. */
export function createFateBook(): FateBook {
  const usual = new WeakMap<NamespaceSettings, Fate>();
  const fresh = new WeakMap<NamespaceSettings, Page>();
  const renewed = new WeakMap<NamespaceSettings, WeakMap<Fate, Page>>();
  const courses = new WeakMap<Fate, Page>();
  return {
    of: (settings, voices) => {
      if (voices === undefined || voices.specs.length === 0) {
        return known(usual, settings, () => newFate(settings, []));
      }
      return remembered(known(fresh, settings, newPage), voices.key, () => newFate(settings, voices.specs));
    },
    again: (fate, settings, { key, specs }) => {
      if (specs.length === 0) return fate;
      const pages = known(renewed, settings, () => new WeakMap<Fate, Page>());
      const own: FateSpec = { ...fate.spec, course: fate.course };
      const make = () => ({ ...mergeSpecs([...specs, own]), seed: fate.seed });
      return remembered(known(pages, fate, newPage), key, make);
    },
    on: (fate, course) => {
      if (fate.course === course || (fate.course.kind === 'time' && course.kind === 'time')) return fate;
      return remembered(known(courses, fate, newPage), JSON.stringify(course), () => ({ ...fate, course }));
    },
  };
}

const newPage = (): Page => new Map();

const newFate = ({ profile, seed }: NamespaceSettings, specs: readonly FateSpec[]): Fate => ({
  ...mergeSpecs([...specs, profile.fate]),
  seed,
});

function known<Key extends object, Value>(book: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  const found = book.get(key);
  if (found !== undefined) return found;
  const value = make();
  book.set(key, value);
  return value;
}

function remembered(page: Page, key: string, make: () => Fate): Fate {
  const found = page.get(key);
  if (found !== undefined) return found;
  const fate = make();
  if (page.size >= MAX_REMEMBERED) page.clear();
  page.set(key, fate);
  return fate;
}

import type { Lifecycle } from '../lifecycle/model.js';
import { labelOf } from '../lifecycle/read-state.js';
import type { Known } from './known.js';

/** What is known of a task, as its answers write it: `"Succeeded"`, `"Starting" or "Processing"`. */
export function printKnown(lifecycle: Lifecycle, known: Known): string {
  switch (known.kind) {
    case 'nothing':
      return 'unknown';
    case 'gone':
      return 'gone';
    case 'unclear':
      return known.label === undefined ? 'no status' : `"${known.label}"`;
    case 'states': {
      const labels = known.states.map((name) => {
        const state = lifecycle.states.get(name);
        return `"${(state && labelOf(state)) ?? name}"`;
      });
      return [...new Set(labels)].join(' or ');
    }
  }
}

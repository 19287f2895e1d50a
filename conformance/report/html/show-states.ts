import type { CheckReport, StateSighting } from '../check-report.js';
import type { Cover } from './cover-marks.js';
import { html, type Markup, trusted } from './markup.js';

const meanings: readonly (readonly [Cover, string])[] = [
  ['proven', 'state seen for certain; step or move proven'],
  ['open', 'only possibly seen; inconclusive'],
  ['unseen', 'never seen; not exercised'],
  ['broken', 'broken'],
];

/** The state machine, coloured by what was seen of it, and the same in words. */
export function showStates(report: CheckReport, diagram: string): Markup {
  const named = (sighting: StateSighting['seen']): string =>
    report.states
      .filter(({ seen }) => seen === sighting)
      .map(({ state }) => state)
      .join(', ') || 'none';
  return html`<section id="states" aria-labelledby="states-title">
<h2 id="states-title">States</h2>
<ul class="legend">${meanings.map(([cover, says]) => html`<li><i class="${cover}" aria-hidden="true"></i>${says}</li>`)}</ul>
<p>Seen for certain: ${named('certainly')}. Only possibly: ${named('possibly')}. Never: ${named('never')}.</p>
<div class="states scroll" tabindex="0" role="region" aria-labelledby="states-title">${trusted(diagram)}</div>
</section>`;
}

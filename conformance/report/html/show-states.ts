import type { CheckReport, StateSighting } from '../check-report.js';
import { type Cover, coverOfState } from './cover-marks.js';
import { html, type Markup, trusted } from './markup.js';

const meanings: readonly (readonly [Cover, string])[] = [
  ['proven', 'state seen for certain; step or move proven'],
  ['open', 'only possibly seen; inconclusive'],
  ['unseen', 'never seen; not exercised'],
  ['broken', 'broken'],
  ['warned', 'broken, but a warning only'],
];

/** A state with a dashed border: one that no label of its own shows, or a place that is no state. */
const dashedNode = /<g class="node[^>]*>\s*<path[^>]* stroke-dasharray=/;

/** The state machine, coloured by what was seen of it, and the same in words. */
export function showStates(report: CheckReport, diagram: string): Markup {
  const list = (names: readonly string[]): string => names.join(', ') || 'none';
  const seen = (sighting: StateSighting['seen']): string =>
    list(report.states.filter((one) => one.seen === sighting).map(({ state }) => state));
  const broken = report.states
    .map(({ state }) => state)
    .filter((state) => ['broken', 'warned'].includes(coverOfState(report, state)));
  return html`<section id="states" aria-labelledby="states-title">
<h2 id="states-title">States</h2>
<ul class="legend">${meanings.map(([cover, says]) => html`<li><i class="${cover}" aria-hidden="true"></i>${says}</li>`)}${
    dashedNode.test(diagram) &&
    html`<li><i class="apart" aria-hidden="true"></i>shares its label with another state, or is no state</li>`
  }</ul>
<p>Rules on the state itself broken: ${list(broken)}. Seen for certain: ${seen('certainly')}. Only possibly: ${seen('possibly')}. Never: ${seen('never')}.</p>
<div class="states scroll" tabindex="0" role="region" aria-label="Drawing of the states">${trusted(diagram)}</div>
</section>`;
}

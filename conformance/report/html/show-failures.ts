import type { CheckReport, RuleReport } from '../check-report.js';
import { describeExchanges } from '../describe-exchange.js';
import { describeCircumstances } from '../print-failure.js';
import { rankRules, standingNames, standingOf } from '../rank-rules.js';
import { drawTimeline } from './draw-timeline.js';
import { html, type Markup } from './markup.js';

/** What is broken, the worst first: an article for each rule. */
export function showFailures(report: CheckReport): Markup {
  const broken = rankRules(report).filter(({ verdict }) => verdict === 'fail' || verdict === 'error');
  return html`<section id="broken" aria-labelledby="broken-title">
<h2 id="broken-title">What is broken</h2>
${broken.length === 0 ? html`<p>Nothing that was tested is broken.</p>` : broken.map((rule, index) => showBroken(rule, report, `f${index}`))}
</section>`;
}

function showBroken(rule: RuleReport, { strict }: CheckReport, id: string): Markup {
  const standing = standingOf(rule, strict);
  const { failure } = rule;
  const often = rule.violated > 1 && html` <span class="quiet">${rule.violated} times</span>`;
  return html`<article class="is-${standing}" aria-labelledby="${id}">
<h3 id="${id}"><span class="badge">${standingNames[standing]}</span> <code>${rule.rule}</code>${often}</h3>
<p>${failure?.sentence ?? rule.because}</p>
${showRequirements(rule)}
${
  failure !== undefined &&
  html`${
    failure.exchanges.length > 0 &&
    html`${drawTimeline(failure, `${id}-timeline`)}
<details><summary>The exchanges as text</summary>${showExchanges(rule)}</details>`
  }
<p class="quiet">${describeCircumstances(failure)}</p>
${failure.curl.trim() !== '' && showShell({ lines: failure.curl, id: `${id}-curl`, title: 'Send it again', about: id })}`
}
</article>
`;
}

/** The sentences of the document that a rule enforces. */
const showRequirements = ({ requirements }: RuleReport): Markup =>
  html`${requirements.map(
    ({ id, requirement, source }) =>
      html`<blockquote>${requirement}<footer>${id}, ${source}</footer></blockquote>`,
  )}`;

function showExchanges({ rule, failure }: RuleReport): Markup {
  const lines = failure === undefined ? [] : describeExchanges(failure);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Exchanges of ${rule}"><table>
<thead><tr><th scope="col">after</th><th scope="col">request</th><th scope="col">answer</th><th scope="col">the task can be</th></tr></thead>
<tbody>${lines.map(({ at, request, answer, believed }) => html`<tr><td>${at}</td><td><code>${request}</code></td><td><code>${answer}</code></td><td>${believed}</td></tr>`)}</tbody>
</table></div>`;
}

/** Shell lines, and the id of the heading of what they are about. */
type Shell = { readonly lines: string; readonly id: string; readonly title: string; readonly about: string };

/** Shell lines with a button that copies them. */
export const showShell = ({
  lines,
  id,
  title,
  about,
}: Shell): Markup => html`<p id="${id}-title"><b>${title}</b></p>
<button type="button" class="copy" data-from="${id}" aria-describedby="${id}-title ${about}" hidden="">Copy</button>
<pre id="${id}" tabindex="0" role="group" aria-labelledby="${id}-title" aria-describedby="${about}">${lines.trimEnd()}</pre>`;

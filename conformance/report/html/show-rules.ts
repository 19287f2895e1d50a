import type { CheckReport, RuleReport } from '../check-report.js';
import {
  countStandings,
  rankRules,
  type Standing,
  standingNames,
  standingOf,
  standingsByWeight,
} from '../rank-rules.js';
import { html, type Markup } from './markup.js';

/** All rules in a table that can be filtered. */
export function showRules(report: CheckReport): Markup {
  const counts = countStandings(report);
  const present = standingsByWeight.filter((standing) => (counts.get(standing) ?? 0) > 0);
  return html`<section id="rules" aria-labelledby="rules-title">
<h2 id="rules-title">All rules</h2>
<form id="filter" class="bar" hidden="">
<label>Search <input id="filter-words" type="search" autocomplete="off"/></label>
<label>Verdict <select id="filter-verdict"><option value="">all</option>${present.map((standing) => html`<option value="${standing}">${standingNames[standing]}</option>`)}</select></label>
<output id="filter-shown" for="filter-words filter-verdict" aria-live="polite"></output>
</form>
<table class="rules" role="table">
<caption>Seen: how often the rule certainly held, held but would hold on a broken server too (?), and was broken (✗).</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Rule</th><th scope="col" role="columnheader">Verdict</th><th scope="col" role="columnheader">Seen</th><th scope="col" role="columnheader">What it is about</th></tr></thead>
<tbody role="rowgroup">${rankRules(report).map((rule) => showRule(rule, standingOf(rule, report.strict)))}</tbody>
</table>
</section>`;
}

const showRule = (
  rule: RuleReport,
  standing: Standing,
): Markup => html`<tr role="row" data-standing="${standing}">
<th scope="row" role="rowheader"><code>${rule.rule}</code></th>
<td role="cell"><span class="badge is-${standing}">${standingNames[standing]}</span></td>
<td role="cell">${countsOf(rule)}</td>
<td role="cell">${rule.because !== undefined && html`<p>${rule.because}</p>`}${rule.requirements.map(
  ({ requirement, source }) => html`<p>${requirement} <span class="quiet">${source}</span></p>`,
)}</td>
</tr>
`;

function countsOf({ definite, ambiguous, violated }: RuleReport): string {
  const parts = [
    `${definite}`,
    ...(ambiguous === 0 ? [] : [`?${ambiguous}`]),
    ...(violated === 0 ? [] : [`✗${violated}`]),
  ];
  return parts.join(' ');
}

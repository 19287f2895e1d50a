import type { CheckReport } from '../check-report.js';
import { groupByReason } from '../group-by-reason.js';
import { html, type Markup } from './markup.js';

const titles = {
  inconclusive: 'Inconclusive',
  'not-exercised': 'Not exercised',
  'not-applicable': 'Not applicable',
} as const;

/** What is not proven, put together by the reason. */
export function showOpen({ rules }: CheckReport): Markup {
  const parts = (['not-exercised', 'inconclusive', 'not-applicable'] as const).flatMap((verdict) => {
    const found = rules.filter((rule) => rule.verdict === verdict);
    return found.length === 0 ? [] : [{ verdict, count: found.length, groups: groupByReason(found) }];
  });
  return html`<section id="open" aria-labelledby="open-title">
<h2 id="open-title">What is not proven</h2>
${parts.length === 0 && html`<p>Every rule was seen at work.</p>`}
${parts.map(
  ({ verdict, count, groups }) => html`<h3>${titles[verdict]}: ${count}</h3>
<ul>${groups.map(
    ({
      because,
      ids,
    }) => html`<li>${because}<br/>${ids.map((id, index) => html`${index > 0 && ', '}<code>${id}</code>`)}</li>
`,
  )}</ul>
`,
)}
</section>`;
}

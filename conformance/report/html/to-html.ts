import { createHash } from 'node:crypto';
import type { CheckReport } from '../check-report.js';
import { describeEffort } from '../describe-effort.js';
import { describeStale, printStale } from '../describe-stale.js';
import { countStandings, type Standing, standingNames, standingsCounted } from '../rank-rules.js';
import { summariseOutcome } from '../summarise-outcome.js';
import { html, type Markup, trusted } from './markup.js';
import { pageScript } from './page-script.js';
import { pageStyle } from './page-style.js';
import { showFailures, showShell } from './show-failures.js';
import { showMatrix } from './show-matrix.js';
import { showOpen } from './show-open.js';
import { showRules } from './show-rules.js';
import { showStates } from './show-states.js';

/** What a page may hold beside the report. */
export type HtmlOptions = {
  /** The SVG of `drawCoverage`. Default: no drawing. */
  readonly diagram?: string;
};

/** The report as one HTML page that needs nothing else: no file, no network; its script is optional. */
export function toHtml(report: CheckReport, { diagram }: HtmlOptions = {}): string {
  const title = `${report.api.title} at ${report.target}: check`;
  const page = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${policy}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="generator" content="taskdouble ${report.version}"/>
<title>${title}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#rules">Skip to all rules</a>
${showHeader(report, diagram !== undefined)}
<main>
${showFailures(report)}
${showOpen(report)}
${showMatrix(report)}
${diagram !== undefined && showStates(report, diagram)}
${showAgain(report)}
${showRules(report)}
</main>
<script>${trusted(pageScript)}</script>
</body>
</html>
`;
  return page.markup;
}

/** Nothing is loaded; only the page's own script runs. */
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${createHash('sha256').update(pageScript).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Standings that are counted even where no rule stands so. */
const always: ReadonlySet<Standing> = new Set(['not-exercised', 'fail', 'pass']);

const sections: readonly (readonly [string, string])[] = [
  ['broken', 'Broken'],
  ['open', 'Not proven'],
  ['matrix', 'Matrix'],
  ['states', 'States'],
  ['again', 'Notes'],
  ['rules', 'All rules'],
];

function showHeader(report: CheckReport, hasDiagram: boolean): Markup {
  const counts = countStandings(report);
  const { api, target, seed, startedAt, version, strict, exitCode } = report;
  const facts: readonly (readonly [string, string])[] = [
    ['Target', target],
    ['Document', `${api.title} ${api.version} (${api.name})`],
    ['Seed', String(seed)],
    ['Started', startedAt],
    ['Effort', describeEffort(report).join(', ')],
    ['Checked by', `taskdouble ${version}${strict ? ', strict' : ''}; exit code ${exitCode}`],
  ];
  return html`<header>
<h1>${api.title} at ${target}</h1>
<p class="outcome">${summariseOutcome(report)}</p>
<ul class="counts">${standingsCounted.filter((standing) => always.has(standing) || (counts.get(standing) ?? 0) > 0).map((standing) => html`<li><b>${counts.get(standing)}</b><span class="badge is-${standing}">${standingNames[standing]}</span></li>`)}</ul>
<dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
<nav aria-label="Sections"><ul>${sections.filter(([id]) => hasDiagram || id !== 'states').map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
</header>`;
}

function showAgain(report: CheckReport): Markup {
  const { again, notes, stopped, skipped } = report;
  const skips = Object.entries(skipped).map(([because, times]) => `${because} ${times}`);
  const texts = [
    ...(stopped === undefined ? [] : [`Ended early: ${stopped}`]),
    ...describeStale(report).map(printStale),
    ...notes,
    ...(skips.length === 0 ? [] : [`Skipped steps: ${skips.join(', ')}.`]),
  ];
  return html`<section id="again" aria-labelledby="again-title">
<h2 id="again-title">Notes, and how to do it again</h2>
${texts.length > 0 && html`<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`}
${showShell({ lines: again, id: 'again-command', title: 'The same check again', about: 'again-title' })}
</section>`;
}

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { chunkr } from '../../monitor/chunkr.cases.js';
import { anyReport } from '../any-report.cases.js';
import type { CheckReport, RuleReport } from '../check-report.js';
import { reportOf } from '../report.cases.js';
import { drawCoverage } from './draw-coverage.js';
import { pageScript } from './page-script.js';
import { pageStyle } from './page-style.js';
import { toHtml } from './to-html.js';

/** The page without the texts of its own that are no XML. */
const bare = (page: string): string => page.replace(pageScript, '').replace(pageStyle, '');

/** What stops the pages from being well-formed. */
async function markupErrors(pages: readonly string[]): Promise<readonly string[]> {
  const xml = pages.map((page, index) => ({ fileName: `p${index}.xml`, contents: bare(page) }));
  const { errors } = await validateXML({ xml, normalization: 'format' });
  return errors.map(({ rawMessage }) => rawMessage);
}

const tags = (page: string): readonly string[] =>
  [...bare(page).matchAll(/<[a-z][^>]*>/g)].map(([tag]) => tag);

const elements = (page: string): ReadonlySet<string> =>
  new Set(tags(page).map((tag) => /^<([\w-]+)/.exec(tag)?.[1] ?? tag));

const attributes = (page: string): ReadonlySet<string> =>
  new Set(
    tags(page).flatMap((tag) => [...tag.matchAll(/\s([\w:-]+)="[^"]*"/g)].map(([, name = '']) => name)),
  );

const harmless = [
  'a',
  'article',
  'b',
  'blockquote',
  'body',
  'br',
  'button',
  'caption',
  'code',
  'dd',
  'desc',
  'details',
  'div',
  'dl',
  'dt',
  'footer',
  'form',
  'g',
  'h1',
  'h2',
  'h3',
  'head',
  'header',
  'html',
  'i',
  'input',
  'label',
  'li',
  'line',
  'main',
  'meta',
  'nav',
  'option',
  'output',
  'p',
  'pre',
  'rect',
  'script',
  'section',
  'select',
  'span',
  'style',
  'summary',
  'svg',
  'table',
  'tbody',
  'td',
  'text',
  'th',
  'thead',
  'title',
  'tr',
  'ul',
];

test('whatever a report holds, its page is well-formed and has the elements and attributes of ours only', async () => {
  const reports = fc.sample(anyReport, 100);
  const pages = reports.map((report) => toHtml(report));
  expect(await markupErrors(pages)).toEqual([]);
  for (const page of pages) {
    expect([...elements(page)].filter((name) => !harmless.includes(name))).toEqual([]);
    expect([...attributes(page)].filter((name) => /^on|^src|^style|^action|^formaction/.test(name))).toEqual(
      [],
    );
    expect(page.split('<script').length).toBe(2);
    expect([...bare(page).matchAll(/href="([^"]*)"/g)].every(([, href = '']) => href.startsWith('#'))).toBe(
      true,
    );
  }
});

test('a hostile target cannot put markup into the page', () => {
  const report = reportOf();
  const rules = report.rules.map((rule) => ({
    ...rule,
    because: '"><img src=x onerror=alert(1)><script>x</script>',
  }));
  const page = toHtml({ ...report, target: 'javascript:alert(1)', rules });
  expect(page).not.toContain('<img');
  expect(page).not.toContain('href="javascript');
  expect(page).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;');
});

test('a page with the drawing loads nothing, and its policy lets only its own script run', async () => {
  const report = reportOf();
  const page = toHtml(report, { diagram: await drawCoverage(chunkr.lifecycle, report) });
  expect(await markupErrors([page])).toEqual([]);
  const hash = createHash('sha256').update(pageScript).digest('base64');
  expect(page).toContain(
    `default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; script-src &#39;sha256-${hash}&#39;`,
  );
  expect(page.match(/https?:\/\/[^"<\s]*/g)?.filter((url) => !/127\.0\.0\.1|www\.w3\.org/.test(url))).toEqual(
    [],
  );
  expect(page).not.toMatch(/@import|url\(/);
});

test('every id of a page is given once, and everything that refers to one finds it', () => {
  const page = bare(toHtml(reportOf(), { diagram: '<svg></svg>' }));
  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const references = [
    ...page.matchAll(/(?:aria-labelledby|aria-describedby|data-from|for|href)="#?([^"]*)"/g),
  ];
  const named = references.flatMap(([, text = '']) => text.split(' '));
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

test('the page shows everything the report knows of a failure', () => {
  const page = toHtml(reportOf());
  for (const text of [
    'operations/cancel/else@Processing',
    'cancel was answered 200 while the task',
    'in Processing cancel is refused with 4xx, without effect',
    'GET /api/v1/task/task-4/cancel',
    '✗ 200',
    'reproduced 5/5',
    'curl -sS -X POST &quot;$BASE/api/v1/task/parse&quot;',
    'state Failed was never seen in 10 tasks',
    'taskdouble check chunkr --target http://127.0.0.1:4010 --seed 7',
  ]) {
    expect(page).toContain(text);
  }
});

/** The class of the node or edge with the text. */
const classIn = (drawing: string, text: RegExp): string | undefined =>
  [...drawing.matchAll(/<g class="((?:node|edge)[^"]*)">(.*?)<\/g>/gs)].find(([, , inside = '']) =>
    text.test(inside),
  )?.[1];

test('states are coloured by whether they were seen, edges by the verdict on their rule', async () => {
  const drawing = await drawCoverage(chunkr.lifecycle, reportOf());
  expect(classIn(drawing, />Processing</)).toBe('node state proven');
  expect(classIn(drawing, />Requeued</)).toBe('node state proven');
  expect(classIn(drawing, />Failed</)).toBe('node failure unseen');
  expect(classIn(drawing, /> ?cancel ?</)).toBe('edge move proven');
  expect(classIn(drawing, /as saved/)).toBe('edge move unseen');
});

/** The report with rules that are broken, one of them softly. */
function withBroken(...ids: readonly string[]): CheckReport {
  const report = reportOf();
  const rules = report.rules.map((rule): RuleReport => {
    if (!ids.includes(rule.rule)) return rule;
    return {
      ...rule,
      verdict: 'fail',
      level: rule.rule.startsWith('next/') ? 'should' : 'must',
      violated: 9,
    };
  });
  return { ...report, rules };
}

test('a state whose rule is broken is drawn as broken however well it was seen, and one that warns as a warning', async () => {
  const report = withBroken('states/Succeeded/final', 'next/Processing');
  const drawing = await drawCoverage(chunkr.lifecycle, report);
  expect(classIn(drawing, />Succeeded</)).toBe('node success broken');
  expect(classIn(drawing, />Processing</)).toBe('node state proven');
  expect(drawing).toMatch(/class="edge step warned"/);
  expect(toHtml(report, { diagram: drawing })).toContain('Rules on the state itself broken: Succeeded.');
});

test('a cell whose rule is broken says so, to those too who do not see colours', () => {
  const page = toHtml(reportOf());
  expect(page).toContain(
    '<td class="broken is-fail"><span aria-hidden="true">?2+✗</span><span class="vh">not certain: 2 accepted; broken: operations/cancel/else@Processing</span></td>',
  );
  const known = reportOf().rules.map((rule) => (rule.verdict === 'fail' ? { ...rule, isKnown: true } : rule));
  expect(toHtml({ ...reportOf(), rules: known })).toContain(
    '2 accepted; broken (known failure): operations/',
  );
});

test('buttons, regions and links are told apart', () => {
  const page = bare(toHtml(withBroken('states/Succeeded/final'), { diagram: '<svg></svg>' }));
  const buttons = [...page.matchAll(/<button[^>]*aria-describedby="([^"]*)"/g)].map(([, about]) => about);
  expect(buttons.length).toBe([...page.matchAll(/<button/g)].length);
  expect(new Set(buttons).size).toBe(buttons.length);
  const names = [...page.matchAll(/<(?:section|div)[^>]*aria-label(?:ledby)?="([^"]*)"/g)].map(
    ([, one]) => one,
  );
  expect(new Set(names).size).toBe(names.length);
  expect(page).toContain('<a href="#states">States</a>');
  expect(toHtml(reportOf())).not.toContain('href="#states"');
});

test('what is closed is opened for printing, and closed again', () => {
  expect(pageScript).toMatch(/beforeprint[\s\S]*details\.open = true[\s\S]*afterprint[\s\S]*open = false/);
});

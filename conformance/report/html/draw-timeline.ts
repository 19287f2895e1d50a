import type { Exchange } from '../../../src/exchange/exchange.js';
import type { FailureReport } from '../check-report.js';
import { describeExchanges, type ExchangeLine } from '../describe-exchange.js';
import { cutMiddle } from '../wrap-text.js';
import { html, type Markup } from './markup.js';
import { scaleTime } from './scale-time.js';

const width = 1000;
const rowHeight = 40;
const top = 26;
const bars = { left: 360, right: 620 } as const;
const answers = 640;

/** The exchanges of a failure as a drawing: a row for each call with its interval, a lane for each task; the last call is the broken one. */
export function drawTimeline(failure: FailureReport, id: string): Markup {
  const { exchanges, steps = [] } = failure;
  const lines = describeExchanges(failure);
  const lanes = [...new Set(exchanges.map((_, index) => steps[index]?.task ?? ''))];
  const place = scaleTime(exchanges, bars);
  const height = top + rowHeight * exchanges.length + 8;
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-title"><svg class="timeline" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title id="${id}-title">Timeline of ${failure.rule}</title>
<desc id="${id}-desc">${describe(lines)}</desc>
<text class="head" x="8" y="16">request</text><text class="head" x="${bars.left}" y="16">time, not to scale</text><text class="head" x="${answers}" y="16">answer; below it, what the task can be</text>
${exchanges.map((exchange, index) =>
  drawRow({
    exchange,
    line: lines[index],
    lane: {
      index: lanes.indexOf(steps[index]?.task ?? ''),
      name: steps[index]?.task,
      many: lanes.length > 1,
    },
    y: top + index * rowHeight,
    span: place(exchange),
    broken: index === exchanges.length - 1,
  }),
)}
</svg></div>`;
}

type Row = {
  readonly exchange: Exchange;
  readonly line: ExchangeLine | undefined;
  readonly lane: { readonly index: number; readonly name: string | undefined; readonly many: boolean };
  readonly y: number;
  readonly span: { readonly from: number; readonly to: number };
  readonly broken: boolean;
};

function drawRow({ exchange, line, lane, y, span, broken }: Row): Markup {
  const { method, url } = exchange.request;
  const under = [...(lane.many && lane.name !== undefined ? [lane.name] : []), exchange.operation ?? ''].join(
    ' · ',
  );
  const mark = broken ? '✗ ' : '';
  return html`<g class="call lane-${lane.index % 4}${broken ? ' broken' : ''}">
<rect class="band" x="0" y="${y}" width="${width}" height="${rowHeight}"/>
<text x="8" y="${y + 17}">${cutMiddle(`${method} ${url}`, 45)}</text><text class="small" x="8" y="${y + 33}">${cut(under, 50)}</text>
<line class="axis" x1="${bars.left}" x2="${bars.right}" y1="${y + 15}" y2="${y + 15}"/>
<rect class="bar" x="${span.from}" y="${y + 8}" width="${span.to - span.from}" height="14" rx="3"/>
<text class="small" x="${span.from}" y="${y + 35}" text-anchor="${span.from > (bars.left + bars.right) / 2 ? 'end' : 'start'}" dx="${span.from > (bars.left + bars.right) / 2 ? span.to - span.from : 0}">${line?.at ?? ''}</text>
<text x="${answers}" y="${y + 17}">${mark}${cut(line?.answer ?? '', 46)}</text><text class="small" x="${answers}" y="${y + 33}">${cut(line?.believed ?? '', 52)}</text>
</g>
`;
}

const describe = (lines: readonly ExchangeLine[]): string =>
  lines
    .map(
      ({ at, request, answer, believed }) =>
        `${at}: ${request}, answered ${answer}${believed === '' ? '' : `, then ${believed}`}.`,
    )
    .join(' ');

const cut = (text: string, most: number): string => {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
};

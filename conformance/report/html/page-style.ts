/** The style of the page: light and dark by the reader's preference, narrow and wide. Text has a contrast of at least 4.5. */
export const pageStyle = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1f2328; --muted: #57606a; --line: #d0d7de; --soft: #f6f8fa;
  --link: #0550ae; --bad: #b31d28; --bad-soft: #ffebe9; --warn: #7d4e00; --warn-soft: #fff8c5; --good: #116329;
  --good-soft: #dafbe1; --open: #0550ae; --open-soft: #ddf4ff; --known: #6e40c9; --known-soft: #fbefff; }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #f0f6fc; --muted: #a3adb8; --line: #3d444d;
  --soft: #161b22; --link: #79c0ff; --bad: #ff8e87; --bad-soft: #3c1618; --warn: #e3b341; --warn-soft: #332a0c;
  --good: #56d364; --good-soft: #12301b; --open: #79c0ff; --open-soft: #112b4a; --known: #d2a8ff; --known-soft: #2b1a45; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1100px; padding: 1rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .5rem 0; overflow-wrap: anywhere; }
a { color: var(--link); }
code, pre, .mono, .timeline text { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace; }
code { overflow-wrap: anywhere; font-size: .875em; }
pre { margin: 0; padding: .75rem; background: var(--soft); border: 1px solid var(--line); border-radius: 6px; overflow: auto;
  font-size: .8125rem; line-height: 1.45; }
.skip { position: absolute; left: -999px; } .skip:focus { position: static; }
.outcome { font-size: 1.125rem; font-weight: 600; }
.counts { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: 1rem 0; }
.counts li { border: 1px solid var(--line); border-radius: 6px; padding: .35rem .75rem; background: var(--soft); }
.counts b { font-size: 1.25rem; margin-right: .35rem; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1rem 0; }
dl.facts dt { color: var(--muted); } dl.facts dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: 1rem 0; }
article { border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: 6px; padding: 1rem; margin: 1rem 0; }
article.is-warning { border-left-color: var(--warn); } article.is-known { border-left-color: var(--known); }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 4px; padding: 0 .4rem; font-size: .8125rem;
  font-weight: 600; white-space: nowrap; }
.is-error .badge, .is-fail .badge, .badge.is-error, .badge.is-fail { color: var(--bad); background: var(--bad-soft); }
.is-warning .badge, .badge.is-warning { color: var(--warn); background: var(--warn-soft); }
.is-known .badge, .badge.is-known { color: var(--known); background: var(--known-soft); }
.badge.is-pass { color: var(--good); background: var(--good-soft); }
.badge.is-inconclusive, .badge.is-not-exercised { color: var(--open); background: var(--open-soft); }
.badge.is-not-applicable { color: var(--muted); }
blockquote { margin: .75rem 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--line); }
blockquote footer, .quiet { color: var(--muted); font-size: .875rem; }
details { margin: .75rem 0; } summary { cursor: pointer; }
.scroll { position: relative; overflow-x: auto; margin: .75rem 0; } .scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; font-size: .9rem; } th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left;
  vertical-align: top; } thead th { background: var(--soft); } caption { text-align: left; color: var(--muted); padding: .25rem 0; }
table.matrix td, table.matrix th { white-space: nowrap; } table.matrix td.certain { background: var(--good-soft); }
table.matrix td.never { color: var(--muted); }
table.matrix td.broken { color: var(--bad); background: var(--bad-soft); font-weight: 600; }
table.matrix td.broken.is-warning { color: var(--warn); background: var(--warn-soft); } table.matrix td.broken.is-known { color: var(--known); background: var(--known-soft); }
table.rules { width: 100%; } table.rules td { overflow-wrap: anywhere; } table.rules td:nth-child(2) { white-space: nowrap; }
table.rules p { margin: .1rem 0; }
.bar { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin: .75rem 0; }
label { display: grid; gap: .15rem; font-size: .875rem; }
input, select, button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--muted); border-radius: 6px;
  padding: .35rem .6rem; max-width: 100%; } button { cursor: pointer; background: var(--soft); }
input:focus-visible, select:focus-visible, button:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.copy { margin: 0 0 .35rem; } .vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.timeline { display: block; max-width: 100%; min-width: 820px; height: auto; } .timeline text { fill: var(--ink); font-size: 12.5px; } .timeline .small, .timeline .head { fill: var(--muted); font-size: 11.5px; }
.timeline .band { fill: none; } .timeline .lane-1 .band, .timeline .lane-3 .band { fill: var(--soft); }
.timeline .axis { stroke: var(--line); } .timeline .bar { fill: var(--open); } .timeline .lane-1 .bar { fill: var(--good); }
.timeline .lane-2 .bar { fill: var(--known); } .timeline .lane-3 .bar { fill: var(--warn); } .timeline .broken .bar { fill: var(--bad); }
.timeline .broken text { fill: var(--bad); }
.states { background: var(--paper); } .states svg { min-width: 560px; } .states .proven.node path { fill: var(--good-soft); stroke: var(--good); }
.states .open.node path { fill: var(--open-soft); stroke: var(--open); } .states .unseen.node path { fill: var(--paper); stroke: var(--muted); stroke-width: 1; } .states .unseen.node text { fill: var(--muted); }
.states .broken.node path { fill: var(--bad-soft); stroke: var(--bad); stroke-width: 3; } .states .warned.node path { fill: var(--warn-soft); stroke: var(--warn); stroke-width: 3; }
.states .proven.edge path, .states .proven.edge polygon { stroke: var(--good); } .states .proven.edge polygon { fill: var(--good); }
.states .open.edge path, .states .open.edge polygon { stroke: var(--open); } .states .open.edge polygon { fill: var(--open); }
.states .unseen.edge path, .states .unseen.edge polygon { stroke: var(--muted); opacity: .7; }
.states .broken.edge path, .states .broken.edge polygon { stroke: var(--bad); stroke-width: 2.5; } .states .broken.edge polygon { fill: var(--bad); }
.states .warned.edge path, .states .warned.edge polygon { stroke: var(--warn); stroke-width: 2.5; } .states .warned.edge polygon { fill: var(--warn); }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.legend i { display: inline-block; width: 1.1rem; height: .8rem; border: 2px solid; border-radius: 3px; margin-right: .4rem; }
.legend .proven { color: var(--good); background: var(--good-soft); } .legend .open { color: var(--open); background: var(--open-soft); }
.legend .unseen { color: var(--muted); border-width: 1px; } .legend .broken { color: var(--bad); background: var(--bad-soft); }
.legend .warned { color: var(--warn); background: var(--warn-soft); } .legend .apart { color: var(--ink); border: 1px dashed; }
@media (max-width: 600px) { body { padding: .75rem .75rem 3rem; } dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin-bottom: .4rem; }
  table.rules thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.rules, table.rules tbody, table.rules tr, table.rules td, table.rules th { display: block; width: 100%; border: 0; padding: .15rem 0; }
  table.rules caption { display: block; } table.rules td:nth-child(3)::before { content: 'seen '; color: var(--muted); } table.rules tr { border: 1px solid var(--line); border-radius: 6px; padding: .5rem .6rem; margin: .5rem 0; } table.rules tr[hidden] { display: none; } }
@media print { .copy, #filter, nav, .skip { display: none; } body { max-width: none; padding: 0; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; overflow: visible; } .scroll { overflow: visible; } .scroll table { width: 100%; }
  table.matrix { font-size: .7rem; } table.matrix td, table.matrix th, .scroll code { white-space: normal; overflow-wrap: anywhere; } .timeline, .states svg { min-width: 0; max-width: 100%; height: auto; }
  details::details-content { content-visibility: visible; display: block; } h2, h3 { break-after: avoid; } svg, tr { break-inside: avoid; }
  .matrix td, .badge, .legend i, .counts li { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;

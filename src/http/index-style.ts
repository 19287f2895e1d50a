/** The look of the index page; its colours are those of the drawings. Contrast of every text is at least 4.5. */
export const INDEX_STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --paper: #fff; --tint: #f6f8fa; --link: #0550ae; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f0f6fc; --soft: #a3adb8; --line: #30363d; --paper: #0d1117; --tint: #1c2128; --link: #79c0ff; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 66rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.375rem; line-height: 1.3; margin: 0 0 1rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
small { color: var(--soft); font-size: 1rem; font-weight: normal; }
p { margin: 0 0 .75rem; }
a { color: var(--link); }
a:focus-visible, button:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code { font: .875em/1.5 ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', monospace; background: var(--tint); padding: .1em .3em; border-radius: 4px; overflow-wrap: anywhere; }
.facts, nav ul { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: 0 0 .75rem; padding: 0; }
.facts li { border: 1px solid var(--line); border-radius: 1rem; color: var(--soft); font-size: .875rem; padding: 0 .75rem; }
nav ul { gap: .25rem 1rem; margin: 1rem 0 0; }
section { border-top: 1px solid var(--line); margin-top: 2.5rem; padding-top: 2rem; }
dl { margin: 0; }
dl div { display: grid; grid-template-columns: 11rem 1fr; gap: 0 1rem; padding: .125rem 0; }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; }
.walk { margin: 0; padding: 0; list-style-position: inside; }
.walk li::marker { color: var(--soft); }
.walk p { display: inline-flex; gap: .75rem; align-items: baseline; margin: .25rem 0; }
pre { background: var(--tint); border: 1px solid var(--line); border-radius: 8px; margin: 0 0 .5rem; padding: .625rem .875rem; white-space: pre-wrap; overflow-wrap: anywhere; }
pre code { background: none; padding: 0; }
button { background: none; border: 1px solid var(--line); border-radius: 6px; color: var(--link); cursor: pointer; font: .8125rem/1.5 system-ui, sans-serif; padding: 0 .6rem; }
.drawing { overflow-x: auto; }
.drawing img { display: block; height: auto; margin: 0 auto; max-width: max(100%, 34rem); }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem 1rem .4rem 0; text-align: left; vertical-align: top; }
th { color: var(--soft); font-size: .875rem; font-weight: 600; }
td code { background: none; padding: 0; }
@media (max-width: 44rem) {
  dl div { grid-template-columns: 1fr; padding-bottom: .5rem; }
  table, tbody, tr, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border-bottom: 1px solid var(--line); padding: .5rem 0; }
  td { border: 0; padding: 0; }
  td[data-label]::before { color: var(--soft); content: attr(data-label) ': '; }
}
`;

/** Copy buttons show where the browser lets a page copy; without script the page lacks nothing else. */
export const INDEX_SCRIPT = `
if (navigator.clipboard) for (const button of document.querySelectorAll('.walk button')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.closest('li').querySelector('code').textContent);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
}
`;

import type { ApiOperation } from '../openapi/api.js';
import { demoCredentials } from '../simulator/demo-credentials.js';
import { walkLines } from '../simulator/walk-lines.js';
import type { RestOptions } from './rest-app.js';
import type { Mount } from './serve-call.js';

/** The page at `/`: what is served, how to reach it, and the state machine of each API. */
export function indexPage(options: RestOptions, origin: string): string {
  const mounts = options.mounts();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>taskdouble: ${mounts.map(({ simulator }) => escapeHtml(simulator.api.name)).join(', ')}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>taskdouble</h1>
<p>A test double for asynchronous-task APIs. Served here: ${options.facts.map(escapeHtml).join(' · ')}.
In front of any path, <code>/@name</code> gives a test worker tasks of its own.</p>
${mounts.length > 1 ? contents(mounts) : ''}
${mounts.map((mount) => section(mount, origin)).join('\n')}
</main>
</body>
</html>
`;
}

function contents(mounts: readonly Mount[]): string {
  const items = mounts.map(
    ({ simulator: { api } }) => `<a href="#${escapeHtml(api.name)}">${escapeHtml(api.name)}</a>`,
  );
  return `<nav aria-label="APIs">${items.join(' ')}</nav>`;
}

function section(mount: Mount, origin: string): string {
  const { api } = mount.simulator;
  const base = `${origin}${mount.prefix}`;
  const name = escapeHtml(api.name);
  return `<section id="${name}" aria-labelledby="${name}-title">
<h2 id="${name}-title">${escapeHtml(api.title)} <small>${escapeHtml(api.version)}</small></h2>
<p>Base URL <code>${escapeHtml(base)}</code> · <a href="${mount.prefix}/openapi.json">OpenAPI document</a>${credentialsLine(mount)}</p>
${walkBlock(mount, base)}
<div class="wide"><table>
<thead><tr><th scope="col">Operation</th><th scope="col">Does</th><th scope="col">Allowed in</th></tr></thead>
<tbody>${api.operations.map(row).join('')}</tbody>
</table></div>
<div class="wide"><img src="${mount.prefix}/lifecycle.svg" alt="State machine of ${escapeHtml(api.title)}" loading="lazy"></div>
</section>`;
}

function credentialsLine({ simulator: { api, machine } }: Mount): string {
  const shown = demoCredentials(api, machine.credentials).map((line) => `<code>${escapeHtml(line)}</code>`);
  return shown.length === 0 ? '' : `<br>Credential: ${shown.join(' or ')}`;
}

function walkBlock({ simulator }: Mount, base: string): string {
  const walk = walkLines(simulator.api, base, simulator.machine.credentials);
  if (walk === undefined) return '';
  const lines = [walk.submit, walk.poll, walk.result].filter((line) => line !== undefined);
  return `<pre tabindex="0"><code>${escapeHtml(lines.join('\n'))}</code></pre>`;
}

function row(operation: ApiOperation): string {
  const { method, path, summary } = operation;
  return `<tr><td><code><b>${method}</b> ${escapeHtml(path).replaceAll('/', '/<wbr>')}</code></td><td>${escapeHtml(summary)}</td><td>${escapeHtml(allowedIn(operation))}</td></tr>`;
}

/** The states in which the operation succeeds, where it does not do so in all. */
function allowedIn({ lifecycle }: ApiOperation): string {
  if (lifecycle === undefined) return 'not in the lifecycle';
  if (lifecycle.creates !== undefined) return 'starts a task';
  if (lifecycle.moves === undefined) return '';
  const moving = [...lifecycle.moves.keys()];
  return [...moving, ...lifecycle.allow].join(', ');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2330; --soft: #5b6474; --line: #d9dde5; --paper: #fff; --tint: #f4f6f9; --link: #0b57d0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #9aa4b5; --line: #343b48; --paper: #14171d; --tint: #1d222b; --link: #8ab4f8; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; } h2 { margin: 2.5rem 0 .5rem; font-size: 1.25rem; } small { color: var(--soft); font-weight: normal; }
a { color: var(--link); } nav a { margin-right: .75rem; }
code { font: .875em/1.5 ui-monospace, monospace; background: var(--tint); padding: .1em .3em; border-radius: 4px; overflow-wrap: anywhere; }
pre { background: var(--tint); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; overflow-x: auto; }
pre code { padding: 0; background: none; overflow-wrap: normal; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; font-size: .875rem; } td code { background: none; padding: 0; }
img { max-width: 100%; height: auto; margin: 1rem 0; }
`;

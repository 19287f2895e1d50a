import type { Api, ApiOperation } from '../openapi/api.js';
import { demoCredentials, needsCredentials } from '../simulator/demo-credentials.js';
import { walkLines } from '../simulator/walk-lines.js';
import { INDEX_SCRIPT, INDEX_STYLE } from './index-style.js';
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
<meta name="color-scheme" content="light dark">
<title>taskdouble: ${mounts.map(({ simulator }) => escapeHtml(simulator.api.name)).join(', ')}</title>
<link rel="icon" href="data:,">
<style>${INDEX_STYLE}</style>
</head>
<body>
<header>
<h1>taskdouble</h1>
<p>A test double for asynchronous-task APIs. It keeps state: what is submitted here runs, finishes and can be fetched.</p>
<ul class="facts">${options.facts.map((fact) => `<li>${escapeHtml(fact)}</li>`).join('')}</ul>
<p>With <code>/@name</code> in front of the path, a test has tasks of its own: <code>${escapeHtml(namespaceExample(mounts, origin))}</code></p>
${mounts.length > 1 ? contents(mounts) : ''}
</header>
<main>
${mounts.map((mount) => section(mount, origin)).join('\n')}
</main>
<script>${INDEX_SCRIPT}</script>
</body>
</html>
`;
}

const namespaceExample = (mounts: readonly Mount[], origin: string): string =>
  `${origin}/@worker-1${mounts[0]?.prefix ?? ''}`;

function contents(mounts: readonly Mount[]): string {
  const items = mounts.map(({ simulator: { api } }) => {
    const name = escapeHtml(api.name);
    return `<li><a href="#${name}">${name}</a></li>`;
  });
  return `<nav aria-label="APIs"><ul>${items.join('')}</ul></nav>`;
}

function section(mount: Mount, origin: string): string {
  const { api } = mount.simulator;
  const base = `${origin}${mount.prefix}`;
  const name = escapeHtml(api.name);
  return `<section id="${name}" aria-labelledby="${name}-title">
<h2 id="${name}-title">${escapeHtml(api.title)} <small>${escapeHtml(api.version)}</small></h2>
<dl>
<div><dt>Base URL</dt><dd><code>${escapeHtml(base)}</code></dd></div>
${credentials(mount)}
<div><dt>Document</dt><dd><a href="${mount.prefix}/openapi.json">openapi.json</a></dd></div>
</dl>
${walk(mount, base)}
${drawing(mount)}
${operations(api)}
</section>`;
}

function credentials({ simulator: { api, machine } }: Mount): string {
  const lines = demoCredentials(api, machine.credentials).map((line) => `<code>${escapeHtml(line)}</code>`);
  if (lines.length === 0) return '';
  const title = needsCredentials(api) ? 'Credential' : 'Credential (optional)';
  return `<div><dt>${title}</dt><dd>${lines.join(' or ')}</dd></div>`;
}

/** One task from submit to result, as commands for a shell. */
function walk({ simulator: { api, machine } }: Mount, base: string): string {
  const lines = walkLines(api, base, machine.credentials);
  if (lines === undefined) return '';
  const steps = [
    ['Submit a task', lines.submit],
    ['Poll until it is final', lines.poll],
    ['Fetch the result', lines.result],
  ] as const;
  return `<h3>Walk one task</h3>\n<ol class="walk">${steps
    .map(([title, line]) =>
      line === undefined
        ? ''
        : `<li><p>${title} <button type="button" hidden>Copy</button></p><pre><code>${escapeHtml(line)}</code></pre></li>`,
    )
    .join('')}</ol>`;
}

function drawing({ prefix, simulator: { api } }: Mount): string {
  const title = escapeHtml(api.title);
  return `<h3>States</h3>
<div class="drawing" tabindex="0" role="region" aria-label="State machine of ${title}"><a href="${prefix}/lifecycle.svg"><img src="${prefix}/lifecycle.svg" alt="The states of a task of ${title} and the ways between them"></a></div>`;
}

function operations(api: Api): string {
  return `<h3>Operations</h3>
<table>
<thead><tr><th scope="col">Operation</th><th scope="col">Does</th><th scope="col">Task state</th></tr></thead>
<tbody>${api.operations.map((operation) => row(api, operation)).join('')}</tbody>
</table>`;
}

function row(api: Api, operation: ApiOperation): string {
  const { method, path, summary } = operation;
  const name = `<code><b>${method}</b> ${escapeHtml(path).replaceAll('/', '/<wbr>')}</code>`;
  const states = escapeHtml(acceptingStates(api, operation));
  return `<tr><td>${name}</td><td>${escapeHtml(summary)}</td><td${states === '' ? '' : ' data-label="Task state"'}>${states}</td></tr>`;
}

/** The states in which the operation does not refuse the task that it is called for. */
function acceptingStates({ lifecycle: { states } }: Api, { lifecycle, target }: ApiOperation): string {
  if (lifecycle === undefined) return 'not in the lifecycle';
  if (lifecycle.creates !== undefined) return 'a new task';
  if (target === undefined || lifecycle.lists !== undefined) return '';
  const names = [...states.keys()].filter(
    (state) => lifecycle.moves?.has(state) || lifecycle.allow.has(state) || lifecycle.open.has(state),
  );
  return names.length === states.size ? 'any' : names.join(', ');
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

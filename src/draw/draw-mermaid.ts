import type { Lifecycle } from '../lifecycle/model.js';
import { type DiagramEdge, type DiagramNode, newNode } from './diagram.js';
import { identify } from './identifiers.js';
import { makeDiagram } from './make-diagram.js';
import { type Look, light, lookOf } from './palette.js';

/** The state machine of a lifecycle as a Mermaid state diagram, for a Markdown page. */
export function drawMermaid(lifecycle: Lifecycle): string {
  const { title, nodes, edges } = makeDiagram(lifecycle);
  const drawn = nodes.filter((node) => node.kind !== 'new');
  const ids = identify(drawn.map((node) => node.id));
  const idOf = (name: string): string => (name === newNode ? '[*]' : (ids.get(name) ?? name));
  return [
    'stateDiagram-v2',
    `  accTitle: ${escapeText(title)}`,
    ...drawn.map((node) => `  state "${describe(node)}" as ${idOf(node.id)}`),
    ...edges.map((edge) => `  ${idOf(edge.from)} --> ${idOf(edge.to)}${label(edge)}`),
    ...classes(drawn, idOf),
    '',
  ].join('\n');
}

function describe(node: DiagramNode): string {
  const name = node.kind === 'state' ? node.id : node.kind;
  return [name, ...node.notes].map(escapeText).join('<br/>');
}

function label(edge: DiagramEdge): string {
  return edge.labels.length === 0 ? '' : ` : ${edge.labels.map(escapeText).join('<br/>')}`;
}

function classes(nodes: readonly DiagramNode[], idOf: (name: string) => string): readonly string[] {
  const looks = new Map<Look, readonly string[]>();
  for (const node of nodes) {
    const look = lookOf(node);
    looks.set(look, [...(looks.get(look) ?? []), idOf(node.id)]);
  }
  return [...looks].flatMap(([look, ids]) => [
    `  classDef ${look} ${style(look)}`,
    `  class ${ids.join(',')} ${look}`,
  ]);
}

function style(look: Look): string {
  const { fill, stroke } = light.nodes[look];
  const width = look === 'state' || look === 'outside' ? '' : ',stroke-width:2px';
  const dashes = look === 'outside' ? ',stroke-dasharray:4 3' : '';
  return `fill:${fill},stroke:${stroke},color:${light.ink}${width}${dashes}`;
}

/** Mermaid ends a label at `:` and `;`, reads Markdown and HTML in it, and takes a line with `direction LR` for one of its own. */
function escapeText(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(
      /[#:;"<>&`*$\\{}[\]]|%(?=%)|(?<=directio)n(?=\s+(?:TB|TD|BT|LR|RL)\b)|_(?=_)/gi,
      (char) => `#${char.charCodeAt(0)};`,
    );
}

import type { Lifecycle } from '../lifecycle/model.js';
import { type Diagram, type DiagramEdge, type DiagramMark, type DiagramNode, noMark } from './diagram.js';
import { escapeXml } from './escape-xml.js';
import { identify } from './identifiers.js';
import { makeDiagram } from './make-diagram.js';
import { light, lookOf } from './palette.js';

/** An empty element is an error in a label. */
const nbsp = '\u00a0';

type Attributes = Readonly<Record<string, string | number>>;

/** The state machine of a lifecycle in Graphviz's DOT. */
export function drawDot(lifecycle: Lifecycle): string {
  return diagramToDot(makeDiagram(lifecycle));
}

/** The DOT of a diagram; nodes and edges carry their kind and look as SVG classes. */
export function diagramToDot(diagram: Diagram, mark: DiagramMark = noMark): string {
  const ids = identify(diagram.nodes.map((node) => node.id));
  const idOf = (name: string): string => `"${ids.get(name) ?? name}"`;
  return [
    'digraph lifecycle {',
    `  graph ${list(graphAttributes(diagram))};`,
    `  node ${list({ shape: 'box', fontname: 'Helvetica', fontsize: 14, margin: '0.2,0.1', height: 0.45 })};`,
    `  edge ${list({ fontname: 'Helvetica', fontsize: 12, arrowsize: 0.7 })};`,
    ...diagram.nodes.map(
      (node) => `  ${idOf(node.id)} ${list(marked(nodeAttributes(node), mark.node(node.id)))};`,
    ),
    ...diagram.edges.map(
      (edge) => `  ${edgeOf(edge, idOf, { back: leadsBack(diagram, edge), mark: mark.edge(edge) })};`,
    ),
    '}',
    '',
  ].join('\n');
}

/** A way back is written the other way round, so that it does not pull what it leads to below the final states. */
function edgeOf(
  edge: DiagramEdge,
  idOf: (name: string) => string,
  { back, mark }: { readonly back: boolean; readonly mark: string | undefined },
): string {
  const [upper, lower] = back ? [edge.to, edge.from] : [edge.from, edge.to];
  const attributes = { ...marked(edgeAttributes(edge), mark), ...(back ? { dir: 'back' } : {}) };
  return `${idOf(upper)} -> ${idOf(lower)} ${list(attributes)}`;
}

function marked(attributes: Attributes, mark: string | undefined): Attributes {
  return mark === undefined ? attributes : { ...attributes, class: `${attributes.class} ${mark}` };
}

function leadsBack(diagram: Diagram, { from, to }: DiagramEdge): boolean {
  const find = (id: string) => diagram.nodes.find((node) => node.id === id);
  const [source, target] = [find(from), find(to)];
  return source?.kind === 'state' && source.final !== undefined && target?.kind === 'state' && !target.final;
}

function graphAttributes(diagram: Diagram): Attributes {
  const hasMoves = diagram.edges.some((edge) => edge.kind === 'move');
  return {
    rankdir: 'TB',
    nodesep: 0.3,
    ranksep: 0.5,
    pad: 0.2,
    bgcolor: light.paper,
    fontname: 'Helvetica',
    fontsize: 11,
    fontcolor: light.muted,
    labelloc: 'b',
    ...(hasMoves ? { label: '<<br/>solid: the server itself, dashed: an operation>' } : {}),
  };
}

function nodeAttributes(node: DiagramNode): Attributes {
  if (node.kind === 'new') {
    return {
      class: 'new',
      shape: 'circle',
      width: 0.16,
      height: 0.16,
      fixedsize: 'true',
      style: 'filled',
      ...paint(light.ink),
      label: '',
    };
  }
  const look = lookOf(node);
  const { fill, stroke } = light.nodes[look];
  const dashed = node.kind !== 'state' || node.hidden;
  const name = node.kind === 'state' ? `<b>${escapeXml(node.id || nbsp)}</b>` : `<i>${node.kind}</i>`;
  return {
    class: look,
    style: dashed ? 'rounded,filled,dashed' : 'rounded,filled',
    ...(look === 'state' || look === 'outside' ? {} : { penwidth: 2 }),
    fillcolor: fill,
    color: stroke,
    fontcolor: light.ink,
    label: `<${[name, ...node.notes.map(note)].join('<br/>')}>`,
  };
}

function edgeAttributes(edge: DiagramEdge): Attributes {
  const colour = edge.kind === 'move' ? light.move : light.step;
  const style = { step: 'solid', possible: 'dotted', move: 'dashed' }[edge.kind];
  const lines = edge.labels.flatMap((label) => label.split(/(?<=:) /));
  const label = lines.map((line) => ` ${escapeXml(line)} <br align="left"/>`).join('');
  return {
    class: edge.kind,
    weight: edge.kind === 'move' ? 1 : 2,
    style,
    color: colour,
    ...(edge.kind === 'possible' ? { penwidth: 1.5 } : {}),
    fontcolor: edge.kind === 'move' ? light.move : light.muted,
    ...(label ? { label: `<${label}>` } : {}),
  };
}

function paint(colour: string): Attributes {
  return { fillcolor: colour, color: colour };
}

function note(text: string): string {
  return `<font point-size="11" color="${light.muted}">${escapeXml(text)}</font>`;
}

/** `<…>` is an HTML-like label and stays as it is; anything else is quoted. */
function list(attributes: Attributes): string {
  const each = Object.entries(attributes).map(([name, value]) => {
    const text = String(value);
    return `${name}=${text.startsWith('<') ? text : `"${text}"`}`;
  });
  return `[${each.join(', ')}]`;
}

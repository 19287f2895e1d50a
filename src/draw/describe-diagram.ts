import type { Diagram, DiagramEdge } from './diagram.js';
import { goneNode, newNode, savedNode } from './diagram.js';

/** The diagram in sentences, for those who cannot see it. */
export function describeDiagram(diagram: Diagram): string {
  const states = diagram.nodes.filter((node) => node.kind === 'state');
  const finals = states.filter((node) => node.final);
  return [
    `States: ${states.map((node) => [node.id, ...node.notes].join(', ')).join('; ')}.`,
    ...(finals.length > 0 ? [`Final: ${finals.map((node) => node.id).join(', ')}.`] : []),
    ...diagram.edges.map((edge) => `${describeEdge(edge)}.`),
  ].join(' ');
}

function describeEdge(edge: DiagramEdge): string {
  const labels = edge.labels.join(', ');
  const to = edge.to === goneNode ? 'gone' : edge.to === savedNode ? 'what was saved' : edge.to;
  if (edge.from === newNode) return `A new task is ${to}${labels ? ` (${labels})` : ''}`;
  if (edge.kind === 'move') return `${edge.from} to ${to} by ${labels}`;
  return `${edge.from} to ${to} by the server${labels ? ` (${labels})` : ''}`;
}

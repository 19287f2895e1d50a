import type { DiagramNode } from './diagram.js';

/** What a node looks like: a plain state, one kind of final state, or a place outside the machine. */
export type Look = 'state' | 'success' | 'failure' | 'cancelled' | 'final' | 'outside';

type Colours = {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly step: string;
  readonly move: string;
  readonly nodes: { readonly [look in Look]: { readonly fill: string; readonly stroke: string } };
};

/** Colours on a light page; contrast of every text is at least 4.5. */
export const light: Colours = {
  paper: '#ffffff',
  ink: '#1f2328',
  muted: '#59636e',
  step: '#6e7781',
  move: '#0550ae',
  nodes: {
    state: { fill: '#f6f8fa', stroke: '#818b98' },
    success: { fill: '#dafbe1', stroke: '#1a7f37' },
    failure: { fill: '#ffebe9', stroke: '#cf222e' },
    cancelled: { fill: '#fff8c5', stroke: '#9a6700' },
    final: { fill: '#ddf4ff', stroke: '#0969da' },
    outside: { fill: '#ffffff', stroke: '#818b98' },
  },
};

/** Colours on a dark page. */
export const dark: Colours = {
  paper: '#0d1117',
  ink: '#f0f6fc',
  muted: '#a3adb8',
  step: '#9198a1',
  move: '#79c0ff',
  nodes: {
    state: { fill: '#1c2128', stroke: '#7d8590' },
    success: { fill: '#12301b', stroke: '#3fb950' },
    failure: { fill: '#3c1618', stroke: '#f85149' },
    cancelled: { fill: '#332a0c', stroke: '#d29922' },
    final: { fill: '#112b4a', stroke: '#58a6ff' },
    outside: { fill: '#0d1117', stroke: '#7d8590' },
  },
};

/** The look of a node; it is the node's class in SVG and in Mermaid. */
export function lookOf(node: DiagramNode): Look {
  if (node.kind !== 'state') return 'outside';
  if (!node.final) return 'state';
  return node.final === 'any' ? 'final' : node.final;
}

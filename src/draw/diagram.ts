import type { Final } from '../lifecycle/model.js';

/** The ids of the nodes that are no states; a state's node has the state's name. */
export const newNode = '$new';
/** The sink of tasks that are no more. */
export const goneNode = '$gone';
/** Stands for the state that was saved. */
export const savedNode = '$saved';

/** `notes` are short lines below the name. A hidden state shares its label with another state. */
export type DiagramNode =
  | {
      readonly kind: 'state';
      readonly id: string;
      readonly notes: readonly string[];
      readonly final?: Final;
      readonly hidden: boolean;
    }
  | { readonly kind: 'new' | 'gone' | 'saved'; readonly id: string; readonly notes: readonly string[] };

/** `step`: by the server itself; `possible`: a real server may, the simulator does not. `move`: by an operation. */
export type DiagramEdge = {
  readonly kind: 'step' | 'possible' | 'move';
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
};

/** What every drawing shows: nodes and edges, in the order of the document. */
export type Diagram = {
  readonly title: string;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
};

/** Gives nodes (by id) and edges a further SVG class, such as how well they were tested; `undefined`: none. */
export type DiagramMark = {
  readonly node: (id: string) => string | undefined;
  readonly edge: (edge: DiagramEdge) => string | undefined;
};

/** Marks nothing. */
export const noMark: DiagramMark = { node: () => undefined, edge: () => undefined };

import pc from 'picocolors';
import type { Standing } from './rank-rules.js';

/** Colours a text, or leaves it as it is. */
export type Pen = Readonly<Record<Standing | 'title' | 'aside', (text: string) => string>>;

/** A pen; what it says is complete without colour. */
export function createPen(colour: boolean): Pen {
  const { bold, dim, red, yellow, green, cyan, magenta } = pc.createColors(colour);
  return {
    error: (text) => bold(red(text)),
    fail: red,
    warning: yellow,
    known: magenta,
    inconclusive: cyan,
    'not-exercised': cyan,
    pass: green,
    'not-applicable': dim,
    title: bold,
    aside: dim,
  };
}

import type { Lifecycle } from '../lifecycle/model.js';
import { describeDiagram } from './describe-diagram.js';
import { type DiagramMark, noMark } from './diagram.js';
import { diagramToDot } from './draw-dot.js';
import { escapeXml } from './escape-xml.js';
import { makeDiagram } from './make-diagram.js';
import { svgStyle } from './svg-style.js';

/** The state machine of a lifecycle as one SVG that stands alone: light and dark, scaling down, described in words. */
export const drawSvg = (lifecycle: Lifecycle): Promise<string> => drawMarkedSvg(lifecycle, noMark);

/** The same drawing, in which nodes and edges carry classes of the caller's: a style outside it can show them. */
export async function drawMarkedSvg(lifecycle: Lifecycle, mark: DiagramMark): Promise<string> {
  const diagram = makeDiagram(lifecycle);
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  const drawing = viz.renderString(diagramToDot(diagram, mark), { format: 'svg', engine: 'dot' });
  return dress(drawing, diagram.title, describeDiagram(diagram));
}

/** Replaces Graphviz's frame by ours. The ids go (two drawings may stand in one page), and so do the tooltips, which are DOT ids. */
function dress(drawing: string, title: string, description: string): string {
  const frame = /<svg[^>]*viewBox="0\.00 0\.00 ([\d.]+) ([\d.]+)"[^>]*>/.exec(drawing);
  if (!frame)
    throw new Error('Graphviz gave no <svg> with a viewBox; draw the DOT with another Graphviz instead.');
  const [width = 0, height = 0] = [frame[1], frame[2]].map(Number);
  const inside = drawing
    .slice(frame.index + frame[0].length)
    .replace(/<g id="[a-z]+\d+" /g, '<g ')
    .replace(/<!--.*?-->\n?/gs, '')
    .replace(/(<g [^>]*>\n)<title>[^<]*<\/title>\n/g, '$1');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="taskdouble-lifecycle" role="img" viewBox="0 0 ${width} ${height}"`,
    ` width="${Math.ceil(width)}" height="${Math.ceil(height)}">`,
    `\n<title>${escapeXml(title)}</title>\n<desc>${escapeXml(description)}</desc>\n<style>\n${svgStyle}</style>`,
    inside,
  ].join('');
}

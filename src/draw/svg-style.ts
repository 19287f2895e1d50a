import { dark, type Look, light } from './palette.js';

const root = '.taskdouble-lifecycle';
const looks: readonly Look[] = ['state', 'success', 'failure', 'cancelled', 'final', 'outside'];

/** Light is what the drawing says itself; the style adds fonts, fitting, a halo for labels that cross a line, and dark, which is not for paper. */
export const svgStyle = `${root} { max-width: 100%; height: auto; }
${root} text { font-family: Helvetica, Arial, 'Liberation Sans', sans-serif; }
${root} .edge text { stroke: ${light.paper}; stroke-width: 4px; stroke-linejoin: round; paint-order: stroke; }
@media screen and (prefers-color-scheme: dark) {
${darkRules()
  .map((rule) => `  ${root} ${rule}\n`)
  .join('')}}
`;

function darkRules(): readonly string[] {
  return [
    `.graph > polygon { fill: ${dark.paper}; }`,
    `text { fill: ${dark.ink}; }`,
    `text[fill="${light.muted}"] { fill: ${dark.muted}; }`,
    `.edge text { stroke: ${dark.paper}; }`,
    `.new ellipse { fill: ${dark.ink}; stroke: ${dark.ink}; }`,
    ...looks.map((look) => {
      const { fill, stroke } = dark.nodes[look];
      return `.${look} path { fill: ${fill}; stroke: ${stroke}; }`;
    }),
    ...edgeRules('step', dark.step),
    ...edgeRules('possible', dark.step),
    ...edgeRules('move', dark.move),
    `.move text { fill: ${dark.move}; }`,
  ];
}

function edgeRules(kind: string, colour: string): readonly string[] {
  return [`.${kind} path { stroke: ${colour}; }`, `.${kind} polygon { fill: ${colour}; stroke: ${colour}; }`];
}

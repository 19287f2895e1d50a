import { expect, test } from 'vitest';
import { pageStyle } from './page-style.js';

/** Relative luminance and contrast by WCAG 2.2. */
const luminance = (hex: string): number => {
  const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

const [light = '', dark = ''] = pageStyle.split('@media screen and (prefers-color-scheme: dark)');
const variables = (css: string) =>
  new Map([...css.matchAll(/--([\w-]+): (#[0-9a-f]+)/g)].map(([, name = '', hex = '']) => [name, hex]));

const inks = ['ink', 'muted', 'link', 'bad', 'warn', 'good', 'open', 'known'];
const pairs = [
  ...inks.flatMap(
    (ink) =>
      [
        [ink, 'paper'],
        [ink, 'soft'],
      ] as const,
  ),
  ...['bad', 'warn', 'good', 'open', 'known'].flatMap(
    (ink) =>
      [
        [ink, `${ink}-soft`],
        ['ink', `${ink}-soft`],
      ] as const,
  ),
];

test.each([
  ['light', light],
  ['dark', dark],
])('every text of the %s page has a contrast of at least 4.5', (_, css) => {
  const colours = variables(css);
  const weak = pairs.filter(
    ([ink, ground]) => contrast(colours.get(ink) ?? '', colours.get(ground) ?? '') < 4.5,
  );
  expect(colours.size).toBeGreaterThan(15);
  expect(weak).toEqual([]);
});

/** What the style says of a selector, in the part of it. */
const styleOf = (part: string, selector: string): string =>
  [...part.matchAll(/([^{}]*)\{([^{}]*)\}/g)]
    .filter(([, selectors = '']) => selectors.split(',').some((one) => one.trim() === selector))
    .map(([, , style = '']) => style.trim())
    .join(' ');

const [onScreen = '', printed = ''] = pageStyle.split('@media print {');

test('what is hidden in a part that scrolls does not make the page as wide as that part', () => {
  expect(styleOf(onScreen, '.vh')).toContain('position: absolute');
  expect(styleOf(onScreen, '.scroll')).toContain('position: relative');
});

test('paper hides what can be used only, and nothing is cut off on it', () => {
  expect(styleOf(printed, '#filter')).toContain('display: none');
  expect(styleOf(printed, '.bar')).toBe('');
  expect(styleOf(printed, 'pre')).toMatch(/white-space: pre-wrap; overflow-wrap: anywhere/);
  expect(styleOf(printed, '.scroll')).toContain('overflow: visible');
  expect(styleOf(printed, '.timeline')).toContain('min-width: 0');
  expect(styleOf(printed, 'details::details-content')).toContain('content-visibility: visible');
});

test('only a place that is no state of its own has a dashed border', () => {
  expect(styleOf(onScreen, '.states .unseen.node path')).not.toMatch(/dash/);
  expect(styleOf(onScreen, '.legend .unseen')).not.toMatch(/dashed/);
  expect(styleOf(onScreen, '.legend .apart')).toMatch(/dashed/);
});

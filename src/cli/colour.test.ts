import { expect, test } from 'vitest';
import { wantsColour } from './colour.js';

test.each([
  ['a terminal', {}, true, true],
  ['no terminal', {}, false, false],
  ['nobody knows', {}, undefined, false],
  ['a terminal that cannot', { TERM: 'dumb' }, true, false],
  ['NO_COLOR on a terminal', { NO_COLOR: '1' }, true, false],
  ['NO_COLOR without a value, which says nothing', { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR without a terminal', { FORCE_COLOR: '1' }, false, true],
  ['FORCE_COLOR without a value', { FORCE_COLOR: '' }, false, true],
  ['FORCE_COLOR=0 on a terminal', { FORCE_COLOR: '0' }, true, false],
  ['FORCE_COLOR=false on a terminal', { FORCE_COLOR: 'false' }, true, false],
  ['both', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
])('colour with %s is as users mean it', (_, env, isTTY, colour) => {
  expect(wantsColour({ env, isTTY })).toBe(colour);
});

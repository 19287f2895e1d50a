import { contractFault } from './contract-fault.js';
import { pollsShowing } from './sites.js';

/** A client that draws a bar gets to see more than it has room for. */
export const progressOverEnd = contractFault<{ percent: number }>({
  kind: 'progress-over-end',
  says: 'The progress says more than all of it.',
  parameters: {
    percent: {
      title: 'a number above 100',
      description: 'What it says, in percent of the whole.',
      type: 'number',
      exclusiveMinimum: 100,
      default: 150,
    },
  },
  example: { percent: 150 },
  fits: pollsShowing('progress'),
  act: ({ percent }, { scene: { task } }) =>
    task === undefined ? [] : [{ do: 'edit', edit: { kind: 'progress', share: percent / 100 } }],
});

import { end, read } from './made-calls.cases.js';
import { every, type Innocent, keyless, type MadeCall, readsAt, submit } from './renders.cases.js';

/** Polls that are right, or that may have a reason which the recording does not show: nothing is found. */
export const innocentPolls: readonly Innocent[] = [
  { because: 'nothing was recorded', calls: [] },
  {
    because: 'it polled as the document asks',
    calls: [submit, ...readsAt(every(2000, 8), 'queued'), ...end(18_000)],
  },
  {
    because: 'its timer fired a little early',
    calls: [submit, ...readsAt(every(1900, 8), 'queued'), ...end(18_000)],
  },
  {
    because: 'one poll came early, as after a click',
    calls: [submit, ...readsAt([2000, 2500], 'queued'), ...end(5000)],
  },
  {
    because: 'it waited by the machine while the clock of the namespace stood still',
    calls: [
      submit,
      ...every(2000, 8).map((wall): MadeCall => ({ call: read, at: 0, wall, answer: 'queued' })),
      ...end(0).map((call) => ({ ...call, wall: 18_000 })),
    ],
  },
  {
    because: 'it waited by the clock of the namespace while the machine took no time',
    calls: [
      submit,
      ...every(2000, 8).map((at): MadeCall => ({ call: read, at, wall: 1, answer: 'queued' })),
      ...end(18_000).map((call) => ({ ...call, wall: 1 })),
    ],
  },
  {
    because: 'the clock ran a hundred times as fast as the machine, where it kept the interval',
    calls: [
      submit,
      ...every(2000, 5).map((wall): MadeCall => ({ call: read, at: wall * 100, wall, answer: 'queued' })),
      ...end(1_000_000).map((call) => ({ ...call, wall: 10_000 })),
    ],
  },
  {
    because: 'the clock was moved on once by a day',
    calls: [submit, ...readsAt([2000, 5000, 86_400_000], 'queued'), ...end(86_403_000)],
  },
  {
    because: 'the document names no interval, and it did not loop',
    api: keyless,
    calls: [submit, ...readsAt(every(150, 30), 'queued'), ...end(5000)],
  },
  {
    because: 'it read the task after a cancel that came between',
    calls: [
      submit,
      ...readsAt([2000], 'queued'),
      { call: 'POST /v1/renders/a/cancel', at: 2000, answer: 'cancelled' },
      ...readsAt([2000, 2001], 'cancelled'),
    ],
  },
  {
    because: 'it read the final task twice more',
    calls: [submit, ...end(3000), ...readsAt([3000, 3001], 'done')],
  },
  {
    because: 'it read the final task with other queries',
    calls: [
      submit,
      ...end(3000),
      ...every(1, 5, 3000).map((at) => ({ call: `${read}?part=${at}`, at, answer: 'done' })),
    ],
  },
  {
    because: 'a retry put the failed task to work again',
    calls: [
      submit,
      ...readsAt([2000, 4000, 6000], 'failed').slice(0, 1),
      { call: 'POST /v1/renders/a/retry', at: 4000, answer: 'queued' },
      ...readsAt(every(2000, 6, 6000), 'queued'),
      ...end(20_000),
    ],
  },
  {
    because: 'the task was unknown to a replica for a moment',
    calls: [submit, ...readsAt(every(2000, 4, 2000), 404), ...end(12_000)],
  },
  {
    because: 'it waited before it asked about an unknown status again',
    calls: [submit, ...readsAt(every(2000, 9, 2000), 'Rendering'), ...end(30_000)],
  },
];

import { isoTime } from '../exchange/iso-time.js';
import { jsonAnswer } from './answers.js';
import type { ControlOperations } from './control-call.js';
import type { ClockControl } from './controls.js';

/** Every one but `advanceToNextEvent` answers with the clock as it then is. */
export const clockOperations: ControlOperations<
  | 'getClock'
  | 'advanceClock'
  | 'setClock'
  | 'advanceToNextEvent'
  | 'freezeClock'
  | 'runClock'
  | 'switchClock'
  | 'lockClock'
  | 'unlockClock'
> = {
  getClock: ({ controls: { clock } }) => shown(clock),
  advanceClock: ({ controls: { clock }, body }) => {
    clock.advance(body.by);
    return shown(clock);
  },
  setClock: ({ controls: { clock }, body }) => {
    clock.set(body.to);
    return shown(clock);
  },
  advanceToNextEvent: ({ controls: { clock } }) => {
    const moved = clock.advanceToNextEvent();
    return jsonAnswer({ moved, clock: viewOf(clock) });
  },
  freezeClock: ({ controls: { clock } }) => {
    clock.freeze();
    return shown(clock);
  },
  runClock: ({ controls: { clock }, body }) => {
    clock.run(body?.factor);
    return shown(clock);
  },
  switchClock: ({ controls: { clock }, body }) => {
    clock.switchTo(body);
    return shown(clock);
  },
  lockClock: ({ controls: { clock } }) => {
    clock.lock();
    return shown(clock);
  },
  unlockClock: ({ controls: { clock } }) => {
    clock.unlock();
    return shown(clock);
  },
};

const shown = (clock: ClockControl) => jsonAnswer(viewOf(clock));

function viewOf(clock: ClockControl): object {
  const nowMs = clock.now();
  return { nowMs, now: isoTime(nowMs), mode: clock.mode, isLocked: clock.isLocked };
}

import { isFinal } from '../../lifecycle/read-state.js';
import { defineFault } from '../define-fault.js';
import { closedParameters, duration } from '../parameter-schema.js';

/** A client that comes back the next day: what it gets is the answer for an unknown task. */
export const expiredResult = defineFault<{ after?: number }>({
  kind: 'expired-result',
  family: 'environment',
  says: 'A final task is gone some time after its end.',
  parameters: closedParameters({
    after: duration(
      "How long after its end. Default: the lifecycle's retain; never earlier than that. Without either a task never expires.",
    ),
  }),
  example: { after: '1h' },
  fits: ({ aim }) => aim === 'read' || aim === 'result' || aim === 'move',
  act: ({ after }, { scene: { task, lifecycle, nowMs, isInvalid } }) => {
    if (isInvalid) return [];
    const keptMs = Math.max(after ?? 0, lifecycle.retainMs ?? 0);
    const expires = after !== undefined || lifecycle.retainMs !== undefined;
    if (!expires || task === undefined || !isFinal(lifecycle, task.state)) return [];
    if (nowMs - task.enteredMs < keptMs) return [];
    return [{ do: 'change', when: 'before', change: { kind: 'remove' } }];
  },
});

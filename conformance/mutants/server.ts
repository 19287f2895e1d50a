import type { ApiOperation } from '../../src/openapi/api.js';
import type { CallBody, CallHead, Reply } from '../../src/simulator/call.js';
import { problemReply } from '../../src/simulator/problem.js';
import type { Simulator } from '../../src/simulator/simulator.js';
import type { World } from '../../src/simulator/world.js';
import { situationAt } from '../../src/timeline/situation-at.js';
import type { Situation, Task } from '../../src/timeline/task.js';

/** A request as it stands before the simulator, at the instant of its effect. */
export type Ask = {
  readonly head: CallHead;
  readonly body: CallBody;
  /** Absent: no operation of the document. */
  readonly operation?: ApiOperation;
  /** The id that it names; absent where it names none. */
  readonly id?: string;
  /** The stored task when the request arrived, some time before its effect. */
  readonly arrived?: Task;
  readonly nowMs: number;
};

/** From a request to its reply, in no time. */
export type Handle = (ask: Ask) => Reply;

/** What a wrapper may look at and change behind the simulator's back. */
export type Inside = {
  readonly simulator: Simulator;
  readonly world: World;
  readonly seed: number;
  /** What is true of the task now; `undefined`: there is none. */
  situation(id: string, nowMs: number): Situation | undefined;
  /** Does something that many milliseconds later; nobody can tell it from a thing done on time. */
  later(atMs: number, act: (nowMs: number) => void): void;
};

/** A wrapper around a right server that makes it another one. */
export type Around = (inside: Inside) => (next: Handle) => Handle;

/** The inside of a simulator, and its handle with what is due done before each request. */
export function openServer(simulator: Simulator, seed: number, around: Around | undefined): Handle {
  const world = simulator.world('');
  if (world === undefined) throw new Error('Expected a simulator with the namespace that has no name.');
  const due: { readonly atMs: number; readonly act: (nowMs: number) => void }[] = [];
  const inside: Inside = {
    simulator,
    world,
    seed,
    situation: (id, nowMs) => {
      const task = world.store.get(id);
      return task && situationAt(simulator.machine.timeline, task, nowMs);
    },
    later: (atMs, act) => {
      due.push({ atMs, act });
      due.sort((one, other) => one.atMs - other.atMs);
    },
  };
  const handle = around === undefined ? plainHandle(simulator) : around(inside)(plainHandle(simulator));
  return (ask) => {
    while (due[0] !== undefined && due[0].atMs <= ask.nowMs) {
      const [first] = due.splice(0, 1);
      first?.act(first.atMs);
    }
    return handle(ask);
  };
}

const plainHandle =
  (simulator: Simulator): Handle =>
  ({ head, body }) => {
    const admission = simulator.admit(head);
    if (admission.kind === 'none') return noRoute(head, admission.near());
    if (admission.kind === 'reply') return admission.reply;
    return simulator.perform(admission, admission.readsBody ? body : { kind: 'empty' });
  };

/** As the index of the server answers a path that is no operation's. */
function noRoute({ method, path }: CallHead, near: readonly string[]): Reply {
  const shown = path.length > 200 ? `${path.slice(0, 200)}...` : path;
  const detail = `No operation or page answers ${method} ${shown}. Nearest: ${near.join(', ')}. The index page / lists everything that is served.`;
  return problemReply('no-route', detail, { fields: { near } });
}

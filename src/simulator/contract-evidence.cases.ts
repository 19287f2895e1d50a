import type { Role } from '../lifecycle/model.js';
import { getAt, isAbsent } from '../lifecycle/pointer.js';
import { isFinal, payloadPointer, statesShowing } from '../lifecycle/read-state.js';
import { type Lab, needed, type Sent } from './fault-lab.cases.js';

/** What a walk with a fault looks like from outside; `clean` is the same walk without any. */
export type Evidence = {
  readonly lab: Lab;
  readonly clean: Lab;
  /** The answers that say they carry the fault, and what the clean walk was answered there. */
  readonly hits: readonly { readonly sent: Sent; readonly clean: Sent }[];
};

const json = ({ reply }: Sent): unknown => JSON.parse(reply.body ?? 'null');
const isOk = ({ reply }: Sent): boolean => reply.status >= 200 && reply.status < 300;

const roleOf = (lab: Lab, sent: Sent, role: Role): unknown => {
  const pointer = lab.api.lifecycle.fields[role];
  return pointer && isOk(sent) ? getAt(json(sent), payloadPointer(lab.api.lifecycle, pointer)) : undefined;
};
const label = (lab: Lab, sent: Sent): string => String(roleOf(lab, sent, 'state'));
const final = (lab: Lab, sent: Sent): boolean => isFinal(lab.api.lifecycle, sent.situation?.state ?? '');
const rowsOf = (lab: Lab, sent: Sent): readonly unknown[] => {
  const { at } = needed(sent.operation.lifecycle?.lists);
  return getAt(json(sent), payloadPointer(lab.api.lifecycle, at)) as readonly unknown[];
};
const isEarlier = (lab: Lab, sent: Sent): boolean => {
  const shown = statesShowing(lab.api.lifecycle, label(lab, sent));
  return shown.length > 0 && sent.situation !== undefined && !shown.includes(sent.situation.state);
};
const polls = (lab: Lab, id: string): readonly Sent[] =>
  lab.sent.filter((sent) => sent.id === id && sent.operation.snapshot && sent.operation.method === 'GET');
const every = ({ hits }: Evidence, holds: (sent: Sent, clean: Sent) => boolean): boolean =>
  hits.length > 0 && hits.every(({ sent, clean }) => holds(sent, clean));
const some = ({ hits }: Evidence, holds: (sent: Sent, clean: Sent) => boolean): boolean =>
  hits.some(({ sent, clean }) => holds(sent, clean));
const times = (lab: Lab, sent: Sent, roles: readonly Role[]): readonly number[] =>
  roles
    .map((role) => roleOf(lab, sent, role))
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map((value) => new Date(value).getTime());
const isFalling = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number < needed(numbers[index - 1]));

/** By kind of fault: whether the walk shows what the fault says. */
export const evidence: Readonly<Record<string, (walk: Evidence) => boolean>> = {
  'stuck-task': ({ lab, clean }) => {
    const first = lab.sent.find(({ id }) => id !== '')?.id ?? '';
    const labels = (one: Lab) =>
      new Set(
        polls(one, first)
          .slice(0, 4)
          .map((poll) => label(one, poll)),
      );
    return labels(lab).size === 1 && labels(clean).size > 1;
  },
  'state-going-back': (walk) => every(walk, (sent) => isEarlier(walk.lab, sent) && !final(walk.lab, sent)),
  flapping: (walk) =>
    every(walk, (sent) => isEarlier(walk.lab, sent)) && some(walk, (sent) => final(walk.lab, sent)),
  'final-state-left': (walk) =>
    every(walk, (sent) => {
      const earlier = walk.lab.sent.slice(0, walk.lab.sent.indexOf(sent)).filter(({ id }) => id === sent.id);
      return !final(walk.lab, sent) && final(walk.lab, earlier.at(-1) ?? sent);
    }),
  'unknown-status': (walk) => every(walk, (sent) => label(walk.lab, sent) === 'on_hold'),
  'wrong-case': (walk) =>
    every(walk, (sent, clean) => {
      const [wrong, right] = [label(walk.lab, sent), label(walk.clean, clean)];
      return wrong !== right && wrong.toLowerCase() === right.toLowerCase();
    }),
  'not-found-after-create': (walk) => every(walk, ({ reply }) => reply.status === 404),
  'task-lost': (walk) => every(walk, ({ before, after }) => before !== undefined && after === undefined),
  'task-resurrected': (walk) => every(walk, (sent) => isOk(sent) && sent.after === undefined),
  'stale-read': (walk) => some(walk, (sent) => isEarlier(walk.lab, sent) || !isOk(sent)),
  'id-mix-up': (walk) =>
    some(walk, (sent) => !isAbsent(roleOf(walk.lab, sent, 'id')) && roleOf(walk.lab, sent, 'id') !== sent.id),
  'id-reuse': ({ lab, hits }) => lab.world.store.size < hits.length + 1,
  'cancel-ignored': (walk) =>
    every(walk, (sent) => isOk(sent) && sent.before === sent.after && sent.situation?.leavesMs !== undefined),
  'cancelled-then-completed': (walk) =>
    every(walk, (sent, clean) => {
      const { lifecycle } = walk.lab.api;
      const end = (one: Sent) => lifecycle.states.get(one.situation?.state ?? '')?.final;
      return (
        end(clean) === 'cancelled' &&
        end(sent) === 'success' &&
        label(walk.lab, sent) !== label(walk.clean, clean)
      );
    }),
  'refusal-with-effect': (walk) => every(walk, (sent) => !isOk(sent) && sent.before !== sent.after),
  'result-before-completion': (walk) =>
    every(
      walk,
      (sent) =>
        !final(walk.lab, sent) && isOk(sent) && (!sent.operation.snapshot || hasResult(walk.lab, sent)),
    ),
  'completion-without-result': (walk) =>
    every(walk, (sent) =>
      sent.operation.snapshot
        ? isAbsent(roleOf(walk.lab, sent, 'result'))
        : final(walk.lab, sent) && !isOk(sent),
    ),
  'result-changing': ({ hits }) => new Set(hits.map(({ sent }) => sent.reply.body)).size === hits.length,
  'progress-back': ({ lab, hits }) => {
    const own = hits.filter(({ sent }) => sent.id === hits[0]?.sent.id);
    return own.length > 1 && isFalling(own.map(({ sent }) => Number(roleOf(lab, sent, 'progress'))));
  },
  'progress-over-end': (walk) =>
    some(walk, (sent, clean) => {
      const full = Number(roleOf(walk.clean, clean, 'progress'));
      return (
        final(walk.clean, clean) &&
        Number(roleOf(walk.lab, sent, 'progress')) === Math.ceil(full * 1.5 * 10) / 10
      );
    }),
  'progress-stuck': (walk) =>
    some(walk, (sent, clean) => {
      const full = Number(roleOf(walk.clean, clean, 'progress'));
      const shown = Number(roleOf(walk.lab, sent, 'progress'));
      return final(walk.clean, clean) && shown < full && shown >= full * 0.98 - 1;
    }),
  'timestamps-out-of-order': (walk) =>
    every(walk, (sent) => {
      const shown = times(walk.lab, sent, ['created', 'started', 'finished']);
      const updated = times(walk.lab, sent, ['created', 'updated']);
      return shown.length + updated.length > 2 && isFalling(shown) && isFalling(updated);
    }),
  'list-omits': (walk) =>
    every(walk, (sent, clean) => rowsOf(walk.lab, sent).length === rowsOf(walk.clean, clean).length - 1),
  'list-doubles': (walk) =>
    every(walk, (sent) => {
      const rows = rowsOf(walk.lab, sent).map((row) => JSON.stringify(row));
      return new Set(rows).size === rows.length - 1;
    }),
  'list-leaks': (walk) =>
    every(walk, (sent, clean) => {
      const known = new Set(rowsOf(walk.clean, clean).map((row) => JSON.stringify(row)));
      const strange = rowsOf(walk.lab, sent).filter((row) => !known.has(JSON.stringify(row)));
      return strange.length === 1 && hasNoPlace(walk.lab, sent, needed(strange[0]));
    }),
  'list-misordered': (walk) =>
    every(walk, (sent, clean) => {
      const [rows, right] = [rowsOf(walk.lab, sent), rowsOf(walk.clean, clean)];
      return rows.length > 1 && JSON.stringify(rows.toReversed()) === JSON.stringify(right);
    }),
  'truncated-body': (walk) =>
    every(walk, ({ reply }, clean) => {
      const whole = clean.reply.body ?? '';
      return reply.body === whole.slice(0, Math.floor(whole.length / 2));
    }),
  'truncated-json': (walk) =>
    every(walk, (sent, clean) => {
      return (
        isOk(sent) && (clean.reply.body ?? '').startsWith(sent.reply.body ?? 'x') && !isJson(sent.reply.body)
      );
    }),
  'html-page': (walk) =>
    every(
      walk,
      (sent) => sent.reply.status === 200 && sent.isStoreUntouched && /<html/.test(sent.reply.body ?? ''),
    ),
  'empty-body': (walk) =>
    every(walk, (sent, clean) => isOk(sent) && sent.reply.body === '' && clean.reply.body !== ''),
  'wrong-content-type': (walk) =>
    every(walk, ({ reply }, clean) => {
      return reply.body === clean.reply.body && reply.headers['content-type'] === 'text/html';
    }),
  'duplicate-keys': (walk) => every(walk, (sent, clean) => memberCount(sent) === memberCount(clean) + 1),
  'wrong-envelope-code': (walk) =>
    every(
      walk,
      (sent) => getAt(json(sent), { text: '/code', tokens: ['code'] }) === 500 && sent.reply.status !== 500,
    ),
};

/** What the filter by state keeps out, or, where all may come, what nobody submitted. */
function hasNoPlace({ api, world }: Lab, { query }: Sent, row: unknown): boolean {
  const { id, state } = api.lifecycle.fields;
  const wanted = new URLSearchParams(query).get('status');
  const isUnknown = world.store.get(String(getAt(row, needed(id)))) === undefined;
  return wanted === null ? isUnknown : getAt(row, needed(state)) !== wanted;
}

const hasResult = (lab: Lab, sent: Sent): boolean => !isAbsent(roleOf(lab, sent, 'result'));

function isJson(text: string | undefined): boolean {
  try {
    JSON.parse(text ?? '');
    return true;
  } catch {
    return false;
  }
}

/** Members as they are written, doubled ones counted twice. */
const memberCount = ({ reply }: Sent): number => (reply.body ?? '').match(/"(?:[^"\\]|\\.)*":/g)?.length ?? 0;

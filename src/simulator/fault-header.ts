import type { Action } from '../faults/action.js';
import type { Decision } from '../faults/fault-book.js';
import type { Reply } from './call.js';

/** Names the faults of an answer, `<rule id>:<kind>` with commas between, unless a rule is stealthy. */
const FAULT_HEADER = 'x-taskdouble-fault';

/** The reply with the headers that the actions set or remove; the reply itself where they change nothing. */
export function withHeaders(reply: Reply, actions: readonly Action[]): Reply {
  const headers: Record<string, string> = { ...reply.headers };
  let isSame = true;
  for (const action of actions) {
    if (action.do !== 'headers') continue;
    for (const [name, value] of Object.entries(action.headers)) {
      if (headers[name] === value || (name === 'content-type' && !reply.body)) continue;
      isSame = false;
      if (value === undefined) delete headers[name];
      else headers[name] = value;
    }
  }
  return isSame ? reply : { ...reply, headers };
}

/** The reply with what the edge has to do, and with a header that names the faults. */
export function announced(reply: Reply, { names, stealthy, actions }: Decision): Reply {
  const wire = actions.flatMap((action) => (action.do === 'wire' ? [action.wire] : []));
  if (names.length === 0 && wire.length === 0) return reply;
  const said = names.filter((name) => !stealthy.has(name.slice(0, name.lastIndexOf(':'))));
  const header = said.length === 0 ? {} : { [FAULT_HEADER]: said.map(visible).join(', ') };
  return { ...reply, headers: { ...reply.headers, ...header }, faults: { names, wire } };
}

/** A header value holds visible ASCII only. */
const visible = (name: string): string => name.replace(/[^\x20-\x7e]/g, '?');

import { test } from 'vitest';
import { press } from './apis.cases.js';
import { beliefOf } from './beliefs.js';
import { createMonitor } from './monitor.js';
import { traceOf } from './traces.cases.js';
test('zz', () => {
  const t = traceOf(press, [
    ['stop', { at: [1000, 1000.001], path: { id: '1' }, status: 503 }],
    ['submit', { at: 1000, status: 201, sends: { location: '/jobs/1/view' } }],
    ['show', { at: [1000, 1000.398], path: { id: '1' }, status: 200, json: { id: '1', done: 'stopped' } }],
  ]);
  const m = createMonitor(press);
  let b = m.start;
  for (const e of t) {
    b = m.step(b, e).beliefs;
    const k = beliefOf(b, '1');
    console.log(e.operation, k?.window.map((c) => `${c.operation.key} ${c.callMs} ${c.returnMs} ${c.role}`), k?.now.elements.map((x) => `${x.state} ${x.late.length}`));
  }
});

import type { Clock } from '../../src/clock/clock.js';
import { createManualClock } from '../../src/clock/manual-clock.js';
import { builtInProfiles } from '../../src/config/profiles.js';
import type { Api } from '../../src/openapi/api.js';
import { payloadOf } from '../../src/simulator/call.js';
import { createNamespaces } from '../../src/simulator/create-namespaces.js';
import type { Namespace } from '../../src/simulator/namespace.js';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.js';
import { buildRequest } from '../random/build-request.js';
import type { Step, Turn } from './steps.js';

/** Everything that a namespace has shown: what came of each step, and what is left at the end. */
export type Shown = readonly string[];

/** Plays the turns against one server of all APIs and returns what each namespace has shown. */
export function runTurns(apis: readonly Api[], turns: readonly Turn[]): { one: Shown; two: Shown } {
  const base = createManualClock();
  const follows: Clock = { kind: 'real', now: base.now };
  const settings = { seed: 1, profile: builtInProfiles[0]!, scenarios: [], active: [] };
  const namespaces = createNamespaces({ settings, base: follows });
  const simulators = apis.map((api) => createSimulator({ api, namespaces }));
  const shown: Record<'one' | 'two', string[]> = { one: [], two: [] };
  for (const turn of turns) {
    if (turn.who === 'time') base.advance(turn.ms);
    else shown[turn.who].push(JSON.stringify(carryOut(simulators, namespaces.of(turn.who)!, turn.step)));
  }
  for (const name of ['one', 'two'] as const) {
    shown[name].push(...remains(simulators, namespaces.of(name)!).map((rest) => JSON.stringify(rest)));
  }
  return shown;
}

function carryOut(simulators: readonly Simulator[], namespace: Namespace, step: Step): unknown {
  const said = obey(simulators, namespace, step);
  const { clock } = namespace;
  return { step: step.kind, said, nowMs: clock.now(), mode: clock.mode, isLocked: clock.isLocked };
}

function obey(simulators: readonly Simulator[], namespace: Namespace, step: Step): unknown {
  const { clock, faults } = namespace;
  switch (step.kind) {
    case 'call':
      return call(simulators[step.api % simulators.length]!, namespace, step);
    case 'advance':
      return clock.advance(step.ms);
    case 'switch':
      return clock.switchTo(step.mode);
    case 'lock':
    case 'unlock':
      return clock[step.kind]();
    case 'use':
      return namespace.use({ profile: step.profile, seed: step.seed });
    case 'add':
      return faults.add(step.rule);
    case 'remove':
      return faults.remove(step.id);
    case 'reset':
      namespace.reset();
      for (const simulator of simulators) simulator.reset(namespace.name);
  }
}

function call(
  simulator: Simulator,
  { name, clock }: Namespace,
  { operation: place, task, variant }: Extract<Step, { kind: 'call' }>,
): unknown {
  const { api } = simulator;
  const operation = api.operations[place % api.operations.length]!;
  const ids = [...(simulator.world(name)?.store.oldestFirst() ?? [])].map(({ id }) => id);
  const { head, body } = buildRequest(api, operation, { id: ids[task % ids.length] ?? 'nobody', variant });
  const admission = simulator.admit(head, name);
  if (admission.kind === 'none') return 'no route';
  const callMs = clock.now();
  const reply = admission.kind === 'reply' ? admission.reply : simulator.perform(admission, body);
  simulator.record(admission, { head, body: payloadOf(body), reply, callMs, nowMs: clock.now() });
  return reply;
}

/** Tasks, journal and counts, without what the machine's clock showed. */
function remains(
  simulators: readonly Simulator[],
  { name, faults, settings }: Namespace,
): readonly unknown[] {
  const perApi = simulators.map((simulator) => ({
    tasks: [...(simulator.world(name)?.store.oldestFirst() ?? [])],
    exchanges: simulator.exchanges(name).map(({ wall: _, ...exchange }) => exchange),
  }));
  return [...perApi, faults.list(), settings.seed, settings.profile.name];
}

import type { RemoteControls } from './control-client-types.js';
import { ControlError } from './control-error.js';

/** What was called, as `clock.advance`, and the codes of the errors that were thrown. */
export type Seen = { readonly calls: Set<string>; readonly codes: Set<string> };

/** The same controls; every call of theirs is noted. */
export function watchControls(controls: RemoteControls, seen: Seen): RemoteControls {
  const { clock, tasks, faults, settings, journal, client, reset } = controls;
  return {
    namespace: controls.namespace,
    ...{ clock: watch('clock', clock, seen), tasks: watch('tasks', tasks, seen) },
    ...{ faults: watch('faults', faults, seen), settings: watch('settings', settings, seen) },
    journal: watch('journal', journal, seen),
    ...watch('', { client, reset }, seen),
  };
}

/** The members of an object, each under its name; `prefix` tells whose they are. */
export function watch<Control extends object>(prefix: string, control: Control, seen: Seen): Control {
  const members = Object.keys(control).map((name) => {
    const call = Reflect.get(control, name) as (...given: readonly unknown[]) => unknown;
    return [name, noted(prefix === '' ? name : `${prefix}.${name}`, call, seen)] as const;
  });
  return Object.fromEntries(members) as unknown as Control;
}

function noted(name: string, call: (...given: readonly unknown[]) => unknown, { calls, codes }: Seen) {
  const note = (error: unknown): never => {
    if (error instanceof ControlError) codes.add(error.code);
    throw error;
  };
  return (...given: readonly unknown[]) => {
    calls.add(name);
    const result = call(...given);
    return result instanceof Promise ? result.catch(note) : result;
  };
}

import type { Mount } from '../http/serve-call.js';
import type { Api } from '../openapi/api.js';
import type { Namespace, Namespaces, Profile } from '../simulator/namespace.js';
import { createClientControl } from './client-control.js';
import { createClockControl } from './clock-control.js';
import { ControlError, clip, unknownName } from './control-error.js';
import type { Controls, Laboratory } from './controls.js';
import { createFaultControl } from './fault-control.js';
import { createJournalControl } from './journal-control.js';
import { createSettingsControl } from './settings-control.js';
import { createTaskControl, nextEventOf, type Place } from './task-control.js';

/** What a laboratory is made of: a running simulator. */
export type LaboratoryOptions = {
  /** Asked for anew at each call: a document may be reloaded. */
  readonly mounts: () => readonly Mount[];
  /** The namespaces that the simulators share. */
  readonly namespaces: Namespaces;
  /** Every profile that can be chosen by name. */
  readonly profiles: () => readonly Profile[];
  /** Where the simulator is reached, without a trailing slash. */
  readonly origin: () => string;
  /** That of the package. */
  readonly version: () => string;
};

/** Everything that can be seen and done in a running simulator, in process. */
export function createLaboratory(options: LaboratoryOptions): Laboratory {
  const { mounts, namespaces } = options;
  const within = (name: string): Controls => {
    checkName(name);
    return createControls(options, name);
  };
  const unnamed = within('');
  return {
    ...unnamed,
    namespaces: () => namespaces.names(),
    within,
    drop: (name) => {
      const known = namespaces.names();
      if (!known.includes(name))
        throw unknownName('unknown-namespace', { expected: 'a namespace in use', got: name, known });
      for (const { simulator } of mounts()) simulator.drop(name);
      namespaces.drop(name);
    },
  };
}

/** As in the prefix `/@name`. */
const NAME = /^[A-Za-z0-9._~-]{1,64}$/;

function checkName(name: string): void {
  if (name === '' || NAME.test(name)) return;
  throw new ControlError(
    'invalid',
    `namespace: expected at most 64 letters, digits and . _ ~ -, got "${clip(name)}".`,
  );
}

/** Nothing is kept but the name: after the namespace was dropped, the next call finds a new one. */
function createControls(options: LaboratoryOptions, name: string): Controls {
  const { mounts, namespaces } = options;
  const namespace = (): Namespace => {
    const found = namespaces.of(name);
    if (found !== undefined) return found;
    throw new ControlError(
      'too-many-namespaces',
      `Expected at most 1,000 namespaces in use, and "${name}" is one more. Drop those of earlier test workers, or use their names again.`,
    );
  };
  const places = () => placesOf(mounts(), namespace());
  const apis = (): readonly Api[] => mounts().map(({ simulator }) => simulator.api);
  const journal = createJournalControl({ ...options, namespace: name, places });
  return {
    namespace: name,
    clock: createClockControl(
      () => namespace().clock,
      () => nextEventOf(places()),
    ),
    tasks: createTaskControl(places),
    faults: createFaultControl(namespace, apis),
    settings: createSettingsControl(namespace, options.profiles),
    journal,
    client: (client) => createClientControl(apis(), journal, client),
    reset: () => {
      for (const { simulator } of mounts()) simulator.reset(name);
      namespace().reset();
    },
  };
}

function placesOf(mounts: readonly Mount[], { name }: Namespace): readonly Place[] {
  return mounts.flatMap(({ prefix, simulator }) => {
    const world = simulator.world(name);
    return world === undefined ? [] : [{ prefix, simulator, world }];
  });
}

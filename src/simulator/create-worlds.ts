import type { Namespace, Namespaces } from './namespace.js';
import type { World } from './world.js';

/** The worlds of one API. A world whose namespace was dropped is no longer there. */
export type Worlds = {
  /** Made when first asked for; `undefined` where there are too many namespaces. */
  of(name: string): World | undefined;
  list(): readonly World[];
  /** Puts a new one in the place of the one of that name. */
  reset(name: string): void;
  drop(name: string): void;
};

/** Worlds that `make` makes when they are first asked for. */
export function createWorlds(namespaces: Namespaces, make: (namespace: Namespace) => World): Worlds {
  const worlds = new Map<string, World>();
  const { unnamed } = namespaces;

  function list(): readonly World[] {
    for (const { namespace } of worlds.values()) {
      if (!namespaces.has(namespace)) worlds.delete(namespace.name);
    }
    return [...worlds.values()];
  }

  function create(namespace: Namespace | undefined): World | undefined {
    list();
    if (namespace === undefined) return undefined;
    const world = make(namespace);
    worlds.set(namespace.name, world);
    return world;
  }

  return {
    of: (name) => {
      const namespace = name === '' ? unnamed : namespaces.of(name);
      const known = worlds.get(name);
      return known?.namespace === namespace ? known : create(namespace);
    },
    list,
    reset: (name) => {
      const known = list().find(({ namespace }) => namespace.name === name);
      if (known !== undefined) create(known.namespace);
    },
    drop: (name) => {
      worlds.delete(name);
    },
  };
}

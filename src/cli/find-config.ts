import { existsSync } from 'node:fs';

/** The file that is read where the command line names none. */
const DEFAULT_CONFIG = 'taskdouble.yaml';

/** Where the configuration is: the file that is asked for (`false`: none), else the usual one where it is there. */
export function findConfig(asked: string | false | undefined): string | undefined {
  if (asked === false) return undefined;
  return asked ?? (existsSync(DEFAULT_CONFIG) ? DEFAULT_CONFIG : undefined);
}

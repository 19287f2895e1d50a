import type { ServeConfig } from '../config/config.js';
import type { StartOptions } from '../start/start-simulator.js';
import { given } from './given.js';
import type { ServeFlags } from './serve-flags.js';
import { UsageError } from './usage-error.js';

/** The environment, by name. */
export type Env = Readonly<Record<string, string | undefined>>;

/** What is said of the control API; absent where nothing is. Throws `UsageError`, which never shows a token. */
export function adminOf(flags: ServeFlags, file: ServeConfig, env: Env): Pick<StartOptions, 'admin'> {
  const { adminPort: port, adminHost: host, adminToken } = flags;
  const said = Object.entries({ port, host, token: adminToken }).find(([, value]) => value !== undefined);
  if (!flags.admin) {
    if (said === undefined) return { admin: false };
    throw new UsageError(`--no-admin and --admin-${said[0]} contradict each other. Leave one of them out.`);
  }
  if (file.admin === false && said === undefined) return { admin: false };
  const token = adminToken === undefined ? undefined : tokenOf(adminToken, env);
  const merged = { ...(file.admin || {}), ...given({ port, host, token }) };
  return Object.keys(merged).length === 0 ? {} : { admin: merged };
}

function tokenOf(text: string, env: Env): string {
  const name = /^env:(.*)$/s.exec(text)?.[1];
  const token = name === undefined ? text : env[name];
  if (token !== undefined && token !== '') return token;
  throw new UsageError(
    name === undefined
      ? '--admin-token: expected a token, got an empty one. Write one, or env:NAME to take it from the environment.'
      : `--admin-token: expected the environment variable ${name}, which is ${token === undefined ? 'not set' : 'empty'}. Set it before the start.`,
  );
}

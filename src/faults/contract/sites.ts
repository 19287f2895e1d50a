import type { Role } from '../../lifecycle/model.js';
import type { FaultSite } from '../fault-kind.js';
import { canBeCancelled } from './states.js';

/** What kinds of operations a fault can act on. */

/** Requests that name one task. */
export const namesTask = ({ aim }: FaultSite): boolean =>
  aim === 'read' || aim === 'result' || aim === 'move';

/** Requests that name one task and leave it as it is. */
export const readsTask = ({ aim }: FaultSite): boolean => aim === 'read' || aim === 'result';

/** Requests that are about one task, the one they create among them. */
export const isAboutTask = (site: FaultSite): boolean => site.aim === 'submit' || namesTask(site);

/** Polls. */
export const polls = ({ aim }: FaultSite): boolean => aim === 'read';

/** Polls that show the role. */
export const pollsShowing =
  (role: Role) =>
  (site: FaultSite): boolean =>
    polls(site) && site.roles.has(role);

/** Whatever shows a whole task with that role. */
export const shows =
  (role: Role) =>
  ({ isSnapshot, roles }: FaultSite): boolean =>
    isSnapshot && roles.has(role);

/** Lists of tasks. */
export const lists = ({ aim }: FaultSite): boolean => aim === 'list';

/** An operation that cancels a task in some state. */
export const cancels = ({ aim, rule, lifecycle }: FaultSite): boolean =>
  aim === 'move' && rule !== undefined && canBeCancelled(lifecycle, rule);

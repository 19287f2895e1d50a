import type { FaultSite } from '../fault-kind.js';

/** Whether requests to the operation make a task or name one. */
export const hasTask = ({ aim }: FaultSite): boolean =>
  aim === 'submit' || aim === 'read' || aim === 'result' || aim === 'move';

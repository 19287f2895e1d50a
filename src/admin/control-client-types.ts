import type { Client } from 'openapi-fetch';
import type { ClientReport } from '../client-report/client-report.js';
import type {
  ClockControl,
  Controls,
  FaultControl,
  JournalControl,
  Laboratory,
  SettingsControl,
  TaskControl,
} from './controls.js';
import type { paths } from './openapi.js';

/** A client that knows the operations of the control API. */
export type ControlFetch = Client<paths>;

/** How every call says which namespace it means; absent: the default one. */
export type NamespaceQuery = { readonly namespace?: string };

/** The same calls over the network: each function answers with a promise, each property becomes such a function. */
export type Remote<Control> = {
  readonly [Name in keyof Control]: Control[Name] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Promise<Result>
    : () => Promise<Control[Name]>;
};

/** Everything that can be seen and done in one namespace, over the network. */
export type RemoteControls = Pick<Controls, 'namespace'> & {
  readonly clock: Remote<ClockControl>;
  readonly tasks: Remote<TaskControl>;
  readonly faults: Remote<FaultControl>;
  readonly settings: Remote<SettingsControl>;
  readonly journal: Remote<JournalControl>;
  client(name?: string): Promise<ClientReport & { text(): Promise<string> }>;
  reset(): Promise<void>;
};

/** Everything that can be seen and done in a simulator of another process. */
export type ControlClient = RemoteControls &
  Remote<Pick<Laboratory, 'namespaces' | 'drop'>> & {
    /** Asks the server nothing: the namespace is made with the first call. */
    within(namespace: string): RemoteControls;
    /** Whether the simulator answers. */
    isAlive(): Promise<boolean>;
    /** Figures as Prometheus reads them. */
    metrics(): Promise<string>;
  };

import type { Reply } from '../simulator/call.js';
import type { Controls, Laboratory } from './controls.js';
import type { operations } from './openapi.js';

/** The operations of the control API, by their operationId. */
export type OperationId = keyof operations;

type BodyOf<Id extends OperationId> = operations[Id] extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : operations[Id] extends { requestBody?: { content: { 'application/json': infer Body } } }
    ? Body | undefined
    : undefined;

type QueryOf<Id extends OperationId> = NonNullable<operations[Id]['parameters']['query']>;

type PathOf<Id extends OperationId> = operations[Id]['parameters'] extends { path: infer Path }
  ? Path
  : Readonly<Record<string, never>>;

/** A valid request to one operation of the control API. */
export type ControlCall<Id extends OperationId> = {
  readonly laboratory: Laboratory;
  /** Of the namespace that the request names. */
  readonly controls: Controls;
  readonly path: PathOf<Id>;
  readonly query: QueryOf<Id>;
  readonly body: BodyOf<Id>;
};

/** Obeys valid requests. What cannot be obeyed throws `ControlError`. */
export type ControlOperation<Id extends OperationId> = (call: ControlCall<Id>) => Reply | Promise<Reply>;

/** The operations that are about one resource. */
export type ControlOperations<Ids extends OperationId> = {
  readonly [Id in Ids]: ControlOperation<Id>;
};

/** The document that the complete example of docs/lifecycle.md belongs to, without the lifecycle. */
export const EXAMPLE_DOCUMENT = `
openapi: 3.1.0
info: {title: Example, version: 1.0.0}
paths:
  /tasks:
    post:
      responses:
        '202': {$ref: '#/components/responses/Task'}
  /tasks/{task_id}:
    parameters: [{$ref: '#/components/parameters/TaskId'}]
    get:
      responses:
        '200': {$ref: '#/components/responses/Task'}
        '404': {description: unknown}
    delete:
      responses:
        '204': {description: deleted}
        '404': {description: unknown}
        '409': {description: not final yet}
  /tasks/{task_id}/cancel:
    parameters: [{$ref: '#/components/parameters/TaskId'}]
    post:
      responses:
        '200': {$ref: '#/components/responses/Task'}
        '404': {description: unknown}
        '409': {description: final already}
components:
  parameters:
    TaskId: {name: task_id, in: path, required: true, schema: {type: string}}
  responses:
    Task:
      description: the task
      content:
        application/json:
          schema: {$ref: '#/components/schemas/Task'}
  schemas:
    Task:
      type: object
      required: [task_id, status, progress, created_at]
      properties:
        task_id: {type: string}
        status: {enum: [queued, running, succeeded, failed, cancelled]}
        progress: {type: number}
        created_at: {type: string, format: date-time}
        finished_at: {type: string, format: date-time}
        output: {type: object, properties: {url: {type: string, format: uri}}}
`;

import { apiOf, bare, json, parameter } from './small-api.cases.js';

/** A shop behind a key, for what is about requests rather than tasks. */
export const shop = apiOf(
  'shop',
  `
openapi: 3.1.0
info: {title: shop, version: '1'}
x-task-lifecycle:
  version: 1
  fields: {id: /id, state: /status}
  states: {open: {initial: true, next: shut}, shut: {final: true}}
  operations:
    order: {creates: /id, once: header.Idempotency-Key}
    list: {lists: ''}
    look: {}
    close: {bulk: true, moves: {open: shut}}
    sweep: {}
security: [{key: []}]
paths:
  /orders:
    get:
      operationId: list
      parameters: [${parameter('query', 'status')}, ${parameter('query', 'limit', 'integer')}]
      responses: {'200': ${json('Orders')}, '401': ${bare}, '403': ${bare}, '422': ${bare}, '429': ${bare}}
    post:
      operationId: order
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [item]
              properties:
                item: {type: string}
                count: {type: integer, minimum: 1, maximum: 9}
                wrapping: {type: object, properties: {paper: {enum: [red, blue]}, card: {type: [string, 'null']}}}
      responses: {'201': ${json('Order')}, '401': ${bare}, '403': ${bare}, '404': ${bare}, '409': ${bare}, '422': ${bare}}
    delete: {operationId: close, responses: {'204': ${bare}, '401': ${bare}, '422': ${bare}}}
  /orders/{id}:
    get:
      operationId: look
      parameters: [${parameter('path', 'id')}]
      responses: {'200': ${json('Order')}, '401': ${bare}, '404': ${bare}, '422': ${bare}}
  /sweep:
    post: {operationId: sweep, responses: {'204': ${bare}, '401': ${bare}, '422': ${bare}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Order: {type: object, properties: {id: {type: string}, status: {type: string}}}
    Orders: {type: array, items: {$ref: '#/components/schemas/Order'}}
`,
);

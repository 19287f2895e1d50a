import { DONE, jsonAnswer, textAnswer } from './answers.js';
import type { ControlOperations } from './control-call.js';
import { controlDocument } from './openapi.js';

type Ids =
  | 'getSettings'
  | 'changeSettings'
  | 'listNamespaces'
  | 'dropNamespace'
  | 'reset'
  | 'getHealth'
  | 'getMetrics'
  | 'getDocument';

/** Settings, namespaces and the server as a whole. `metrics` gives the text that Prometheus reads. */
export const serverOperations = (metrics: () => Promise<string>): ControlOperations<Ids> => ({
  getSettings: ({ controls: { settings } }) => jsonAnswer(settings.get()),
  changeSettings: ({ controls: { settings }, body }) => {
    settings.use(body);
    return jsonAnswer(settings.get());
  },
  listNamespaces: ({ laboratory }) => jsonAnswer({ namespaces: laboratory.namespaces() }),
  dropNamespace: ({ laboratory, path: { name } }) => {
    laboratory.drop(name);
    return DONE;
  },
  reset: ({ controls }) => {
    controls.reset();
    return DONE;
  },
  getHealth: () => jsonAnswer({ status: 'ok' }),
  getMetrics: async () => textAnswer(await metrics(), 'text/plain; version=0.0.4; charset=utf-8'),
  getDocument: () => jsonAnswer(controlDocument),
});

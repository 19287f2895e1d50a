import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type Express, type Request, type Response } from 'express';
import { problemReply } from '../simulator/problem.js';
import { indexPage } from './index-page.js';
import { httpDate, sendReply } from './send-reply.js';
import { findMount, type Mount } from './serve-call.js';
import { isControlPath, splitUrl } from './split-url.js';

/** What the pages show. */
export type RestOptions = {
  readonly mounts: () => readonly Mount[];
  readonly cors: boolean;
  /** One line each, for the index page: seed, clock, profile. */
  readonly facts: readonly string[];
  /** Answers everything at `/__admin` and below; absent: nothing does. It gets the request as it came. */
  readonly admin?: (request: IncomingMessage, response: ServerResponse) => void;
};

/** The Express app for everything that is no lifecycle operation: index page, documents, drawings, 404 with hints. */
export function createRestApp(options: RestOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // First of all: what goes for pages, such as their openness to other origins, does not go for control.
  app.use((request, response, next) => {
    const { namespace, path } = splitUrl(request.originalUrl);
    if (options.admin !== undefined && namespace === '' && isControlPath(path))
      options.admin(request, response);
    else next();
  });
  app.use((request, response, next) => {
    response.setHeader('date', httpDate(options.mounts()[0]?.simulator.clock.now() ?? 0));
    if (options.cors && request.headers.origin !== undefined)
      response.setHeader('access-control-allow-origin', '*');
    request.url = request.url.replace(/^\/@[^/?]*/, '') || '/';
    next();
  });
  app.get('/', (request, response) => {
    response
      .type('html')
      .send(indexPage(options, `${request.protocol}://${request.headers.host ?? 'localhost'}`));
  });
  app.get(/\/openapi\.json$/, (request, response) => sendDocument(options, request, response));
  app.get(/\/lifecycle\.svg$/, (request, response) => sendDrawing(options, request, response));
  app.use((request, response) => sendNotFound(options, request, response));
  return app;
}

/** `/openapi.json` of a single API, `/chunkr/openapi.json` where several are served. */
function sendDocument(options: RestOptions, request: Request, response: Response): void {
  const mount = pageMount(options, request.path, '/openapi.json');
  if (mount === undefined) return sendNotFound(options, request, response);
  response.json(mount.simulator.api.document);
}

function sendDrawing(options: RestOptions, request: Request, response: Response): void {
  const mount = pageMount(options, request.path, '/lifecycle.svg');
  if (mount === undefined) return sendNotFound(options, request, response);
  import('../draw/draw-svg.js')
    .then(({ drawSvg }) => drawSvg(mount.simulator.api.lifecycle))
    .then((svg) => response.type('image/svg+xml').send(svg))
    .catch((error: unknown) =>
      response
        .status(500)
        .type('text')
        .send((error as Error).message),
    );
}

const pageMount = (options: RestOptions, path: string, page: string): Mount | undefined =>
  options.mounts().find(({ prefix }) => path === `${prefix}${page}`);

/** An unknown route answers with the nearest known ones. */
function sendNotFound(options: RestOptions, request: Request, response: Response): void {
  const { path } = splitUrl(request.originalUrl);
  const mounts = options.mounts();
  const method = request.method;
  const near = isControlPath(path) ? nearControl(options, request) : nearRoutes(mounts, method, path);
  const detail = `No operation or page answers ${method} ${path.length > 200 ? `${path.slice(0, 200)}...` : path}. Nearest: ${near.join(', ')}. The index page / lists everything that is served.`;
  const reply = problemReply('no-route', detail, { fields: { near } });
  const nowMs = mounts[0]?.simulator.clock.now() ?? 0;
  sendReply(response, reply, {
    nowMs,
    extra: undefined,
    closes: Number(request.headers['content-length'] ?? 0) > 65_536,
  });
}

/** Control has no namespaces in front; it takes their names as a parameter. */
function nearControl({ admin, mounts }: RestOptions, request: Request): readonly string[] {
  const { namespace, path } = splitUrl(request.originalUrl);
  if (admin === undefined) return documentRoutes(mounts());
  return [`${request.method} ${path.slice(0, 100)}?namespace=${namespace}`];
}

const documentRoutes = (mounts: readonly Mount[]): readonly string[] =>
  mounts.map(({ prefix }) => `GET ${prefix}/openapi.json`);

function nearRoutes(mounts: readonly Mount[], method: string, path: string): readonly string[] {
  const mount = findMount(mounts, path);
  if (mount === undefined) return documentRoutes(mounts);
  const { prefix, simulator } = mount;
  const head = { method, path: path.slice(prefix.length) || '/', query: '', headers: {} };
  const admission = simulator.admit(head);
  return admission.kind === 'none' ? admission.near().map((route) => route.replace(' ', ` ${prefix}`)) : [];
}

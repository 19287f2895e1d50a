import type { Received, Reply } from '../serve.js';
import { readConfiguration } from './configuration.js';
import { invalidForm, json, readForm, type Service, shown } from './service.js';
import { showTask } from './show-task.js';
import type { Input } from './task.js';

/** `POST /api/v1/task/parse`. */
export function createTask(service: Service, received: Received): Reply {
  const form = readForm(service, received);
  if (form.kind === 'refused') return form.reply;
  const { file, file_name: name } = form.members;
  const configuration = readConfiguration(form.members);
  const isNamed = name === undefined || name === null || typeof name === 'string';
  const isRight = typeof file === 'string' && file !== '' && isNamed && configuration !== undefined;
  if (!isRight && !service.has('body-not-checked')) return invalidForm(service.ways);
  const input = readInput(String(file ?? ''), typeof name === 'string' ? name : '');
  const task = service.table.add(input, configuration ?? {});
  return json(service.has('status-201') ? 201 : 200, showTask(task, shown(service)));
}

/** The name given, or else the last part of the URL. What is no URL is taken for base64 and needs no fetching. */
function readInput(file: string, name: string): Input {
  if (!URL.canParse(file) || !/^https?:/i.test(file)) return { host: '', fileName: name || 'upload.pdf' };
  const { hostname, pathname } = new URL(file);
  return { host: hostname, fileName: name || pathname.split('/').at(-1) || 'upload.pdf' };
}

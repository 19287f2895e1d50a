/** Makes a task as a pipeline does, at the service at REFERENCE_URL, and prints its id: `node create-task.mjs N`. N says what kind of task. */

const [n = '0'] = process.argv.slice(2);
const url = process.env['REFERENCE_URL'];

const SOURCES = [['arxiv'], ['no-such'], ['full-text'], ['nightly-dump'], ['arxiv', 'dblp']];
const TYPES = ['search', 'dedup', 'crawl', 'ocr', 'index', 'keyword_expand'];

const number = Number(n);
const order = {
  project_id: 1 + (number % 3),
  task_type: TYPES[number % TYPES.length],
  params: { sources: SOURCES[number % SOURCES.length] },
};
const response = await fetch(`${url}/internal/tasks`, { method: 'POST', body: JSON.stringify(order) });
if (!response.ok) throw new Error(`POST /internal/tasks: expected 201, got ${response.status}`);
const { data } = await response.json();
process.stdout.write(`${data.id}\n`);

/**
 * Creates tasks over HTTP and gives the requests that poll them.
 * @param {string} url
 * @param {import('./subject.mjs').Subject} subject
 * @param {number} count
 * @returns {Promise<import('./process/launch.mjs').Request>}
 */
export async function createTasks(url, subject, count) {
  /** @type {string[]} */
  const paths = [];
  for (let made = 0; made < count; made += 1) paths.push(subject.pollPath(await createTask(url, subject)));
  return { paths, headers: subject.headers };
}

/**
 * @param {string} url
 * @param {import('./subject.mjs').Subject} subject
 * @returns {Promise<string>} The new task's id.
 */
export async function createTask(url, { createPath, createBody, headers, idMember }) {
  const response = await fetch(new URL(createPath, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(createBody),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`POST ${createPath} was answered ${response.status}: ${text.slice(0, 200)}`);
  return String(JSON.parse(text)[idMember]);
}

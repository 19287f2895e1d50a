const longest = 28;

/** A short name for each operation key, different for different keys: as much of its end (path) or beginning (id) as fits. */
export function nameOperations(keys: Iterable<string>): ReadonlyMap<string, string> {
  const short = new Map([...new Set(keys)].map((key) => [key, shorten(key)]));
  const count = (name: string): number => [...short.values()].filter((other) => other === name).length;
  return new Map([...short].map(([key, name]) => [key, count(name) > 1 ? key : name]));
}

function shorten(key: string): string {
  const route = /^(\S+) (\/.*)$/.exec(key);
  return route ? shortenRoute(route[1] ?? '', route[2] ?? '') : shortenId(key);
}

function shortenRoute(method: string, path: string): string {
  if (method.length + 1 + path.length <= longest) return `${method} ${path}`;
  const segments = path.split('/').slice(1);
  let tail = segments.pop() ?? '';
  for (const segment of segments.reverse()) {
    const longer = `${segment}/${tail}`;
    const tailIsOnlyParameters = /^(\{[^}]*\}\/?)*$/.test(tail);
    if (!tailIsOnlyParameters && method.length + 3 + longer.length > longest) return `${method} …/${tail}`;
    tail = longer;
  }
  return `${method} /${tail}`;
}

function shortenId(id: string): string {
  const own = withoutGeneratedPath(id);
  if (own.length <= longest) return own;
  const words = own.split(/(?=[A-Z][a-z])|(?<=[_.-])/);
  let kept = '';
  for (const word of words) {
    if (kept.length + word.length >= longest) break;
    kept += word;
  }
  return `${(kept || own.slice(0, longest - 1)).replace(/[_.-]+$/, '')}…`;
}

/** Web frameworks append path and method to a function's name: `get_task_api_v1_tasks__id__get`, `getTaskApiV1TasksIdGet`. */
function withoutGeneratedPath(id: string): string {
  return /^(.+?)_?api_?v\d.*(get|put|post|delete|patch)$/i.exec(id)?.[1] ?? id;
}

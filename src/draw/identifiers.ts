/** Words that mean something in DOT or in a Mermaid state diagram; both compare without regard to case. */
const reserved = new Set(
  `accdescr acctitle as choice class classdef click constructor default digraph direction edge end fork graph
   hide href join node note prototype root scale start state statediagram strict style subgraph tooltip`
    .trim()
    .split(/\s+/),
);

/** A plain identifier for each name, different for different names: the name itself where it is one already. */
export function identify(names: Iterable<string>): ReadonlyMap<string, string> {
  const wanted = [...new Set(names)];
  const taken = new Set(wanted.filter(isPlain));
  return new Map(wanted.map((name) => [name, isPlain(name) ? name : claim(name, taken)]));
}

function isPlain(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !reserved.has(name.toLowerCase());
}

function claim(name: string, taken: Set<string>): string {
  const base = `s_${name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_|_$/g, '')}`;
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}_${n}`;
  taken.add(id);
  return id;
}

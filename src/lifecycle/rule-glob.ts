/** Whether a rule id matches a glob in which `*` stands for any characters, `/` included. */
export const ruleGlobMatches = (glob: string, ruleId: string): boolean => {
  const [first = '', ...rest] = glob.split('*');
  const last = rest.pop();
  if (last === undefined) return glob === ruleId;
  if (!ruleId.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = ruleId.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return ruleId.length - last.length >= at && ruleId.endsWith(last);
};

/** Whether two JSON values are equal: exact in type and case, members in any order, elements in order. */
export function deepEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!isContainer(left) || !isContainer(right) || Array.isArray(left) !== Array.isArray(right)) return false;
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every((name) => Object.hasOwn(right, name) && deepEqual(left[name], right[name]));
}

const isContainer = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null;

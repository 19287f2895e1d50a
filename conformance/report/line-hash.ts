/**
 * The hash by which GitHub tells that an alert is the same one although lines were added above it, for each line of the
 * text, the first first: of what begins there, blanks left out, with the number of its occurrence behind it. Its own
 * upload action computes the same, and warns of any other.
 */
export function lineHashes(text: string): readonly string[] {
  const units = [...unitsOf(text)];
  const window = [...units, ...Array<number>(WINDOW).fill(0)];
  const counts = new Map<string, number>();
  const hashes: string[] = [];
  let hash = 0n;
  for (const [index, unit] of window.entries()) {
    const begin = index - WINDOW;
    if (begin >= 0 && begin < units.length && (begin === 0 || units[begin - 1] === LINE_FEED)) {
      const name = hash.toString(16);
      const times = (counts.get(name) ?? 0) + 1;
      counts.set(name, times);
      hashes.push(`${name}:${times}`);
    }
    const leaves = begin < 0 ? 0 : (window[begin] ?? 0);
    hash = BigInt.asUintN(64, hash * BASE + BigInt(unit) - LEAVING * BigInt(leaves));
  }
  return hashes;
}

/** How many characters from the beginning of a line count. */
const WINDOW = 100;
const BASE = 37n;
const LEAVING = BigInt.asUintN(64, BASE ** BigInt(WINDOW));
const LINE_FEED = 10;
/** Stands behind the last character. */
const END = 0xffff;

/** Without blanks, each end of a line one line feed. */
function* unitsOf(text: string): Generator<number> {
  const plain = text.replace(/\r\n?/g, '\n').replace(/[ \t]/g, '');
  for (let index = 0; index < plain.length; index += 1) yield plain.charCodeAt(index);
  yield END;
}

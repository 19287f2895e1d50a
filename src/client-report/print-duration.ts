/** A duration for a reader: `0 ms`, `250 ms`, `2.5 s`, `1 min 30 s`, `2 h`. */
export function printDuration(ms: number): string {
  const size = Math.abs(ms);
  const sign = ms < 0 ? '-' : '';
  return sign + printSize(size);
}

/** Rounded before the unit is chosen: no 60 s, no 1000 ms. */
function printSize(ms: number): string {
  if (Math.round(ms) < 1000) return `${Math.round(ms)} ms`;
  const tenths = Math.round(ms / 100);
  if (tenths < 600) return `${tenths / 10} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 3600
    ? inTwo(seconds, { whole: 'min', part: 's' })
    : inTwo(Math.round(ms / 60_000), { whole: 'h', part: 'min' });
}

function inTwo(parts: number, unit: { readonly whole: string; readonly part: string }): string {
  const rest = parts % 60;
  return `${Math.floor(parts / 60)} ${unit.whole}${rest === 0 ? '' : ` ${rest} ${unit.part}`}`;
}

const BYTES: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };

/** `512kb`, `10mb`, `1048576` as bytes; `undefined` for anything else. */
export function parseSize(size: number | string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([kmg]?b|)$/i.exec(String(size));
  const unit = BYTES[match?.[2]?.toLowerCase() ?? 'none'];
  return match === null || unit === undefined ? undefined : Math.floor(Number(match[1]) * unit);
}

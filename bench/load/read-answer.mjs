/**
 * Where the first HTTP/1.1 answer in the bytes ends.
 * @param {Buffer} bytes
 * @returns {{ status: number, end: number } | undefined} Nothing while the answer is incomplete.
 */
export function readAnswer(bytes) {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = bytes.toString('latin1', 0, headEnd);
  const status = Number(head.slice(9, 12));
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length === undefined && !/^transfer-encoding: *chunked/im.test(head))
    return { status, end: headEnd + 4 };
  const end = length === undefined ? findChunksEnd(bytes, headEnd + 4) : headEnd + 4 + Number(length);
  return end === undefined || end > bytes.length ? undefined : { status, end };
}

/**
 * @param {Buffer} bytes
 * @param {number} start
 * @returns {number | undefined}
 */
function findChunksEnd(bytes, start) {
  let at = start;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    at = lineEnd + 2 + size + 2;
    if (size === 0) return at;
    if (at > bytes.length) return undefined;
  }
}

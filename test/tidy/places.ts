/** Kinds of files, told by their paths. Generated code is nobody's to tidy. */
export const isCode = (path: string): boolean => /\.(?:ts|mjs|js)$/.test(path) && !isGenerated(path);

export const isTest = (path: string): boolean =>
  path.startsWith('test/') || /\.(?:test|cases)\.ts$/.test(path);

/** What runs on a developer's machine only: measurements, build steps, configuration, examples. */
export const isTool = (path: string): boolean =>
  /^(?:bench|scripts|examples)\//.test(path) || /^[^/]+\.config\.ts$/.test(path);

/** What is shipped. */
export const isProduct = (path: string): boolean =>
  isCode(path) && /^(?:src|conformance)\//.test(path) && !isTest(path);

export const isGenerated = (path: string): boolean => /^(?:specs\/[^/]+|src\/admin)\/openapi\.ts$/.test(path);

/** Rooms where the same arguments give the same answer and nothing else happens. */
const PURE_ROOMS = [
  'src/lifecycle/',
  'src/random/',
  'src/exchange/',
  'src/timeline/',
  'src/faults/',
  'src/client-report/',
  'conformance/monitor/',
];

export const isPure = (path: string): boolean =>
  isProduct(path) && PURE_ROOMS.some((room) => path.startsWith(room));

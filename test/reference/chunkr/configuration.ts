/** A configuration as the service keeps it, or the members of a form. */
export type Configuration = Readonly<Record<string, unknown>>;

const SEGMENT_TYPES = [
  'Caption',
  'Footnote',
  'Formula',
  'ListItem',
  'Page',
  'PageFooter',
  'PageHeader',
  'Picture',
  'SectionHeader',
  'Table',
  'Text',
  'Title',
];
const BY_MODEL = ['Formula', 'Page', 'Picture', 'Table'];

const generation = (type: string) => {
  const how = BY_MODEL.includes(type) ? 'LLM' : 'Auto';
  const crop = type === 'Picture' ? 'All' : 'Auto';
  return {
    html: how,
    markdown: how,
    crop_image: crop,
    llm: null,
    embed_sources: ['Markdown'],
    extended_context: false,
  };
};

const DEFAULTS: Configuration = {
  chunk_processing: { ignore_headers_and_footers: true, target_length: 512, tokenizer: { Enum: 'Word' } },
  error_handling: 'Fail',
  high_resolution: true,
  llm_processing: {
    model_id: null,
    fallback_strategy: 'Default',
    max_completion_tokens: null,
    temperature: 0,
  },
  ocr_strategy: 'All',
  pipeline: 'Azure',
  segment_processing: Object.fromEntries(SEGMENT_TYPES.map((type) => [type, generation(type)])),
  segmentation_strategy: 'LayoutAnalysis',
};

type Check = (value: unknown) => boolean;
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.includes(String(value)) && typeof value === 'string';
const isObject: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const members = (value: unknown) => value as Record<string, unknown>;
const lacksOr = (value: unknown, name: string, check: Check) =>
  !(name in members(value)) || check(members(value)[name]);
const isCount: Check = (value) => Number.isInteger(value) && Number(value) >= 0;
const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const isTokenizer: Check = (value) =>
  isObject(value) &&
  'Enum' in members(value) !== 'String' in members(value) &&
  lacksOr(value, 'Enum', oneOf('Word', 'Cl100kBase', 'XlmRobertaBase', 'BertBaseUncased')) &&
  lacksOr(value, 'String', isText);

const isChunking: Check = (value) =>
  isObject(value) &&
  lacksOr(value, 'ignore_headers_and_footers', isFlag) &&
  lacksOr(value, 'target_length', isCount) &&
  lacksOr(value, 'tokenizer', isTokenizer);

const isFallback: Check = (value) =>
  oneOf('None', 'Default')(value) || (isObject(value) && isText(members(value)['Model']));

const isLlm: Check = (value) =>
  isObject(value) &&
  lacksOr(value, 'model_id', orNull(isText)) &&
  lacksOr(value, 'fallback_strategy', isFallback) &&
  lacksOr(value, 'max_completion_tokens', orNull(isCount)) &&
  lacksOr(value, 'temperature', (one) => typeof one === 'number');

const isGeneration: Check = (value) =>
  isObject(value) &&
  lacksOr(value, 'html', oneOf('Auto', 'LLM')) &&
  lacksOr(value, 'markdown', oneOf('Auto', 'LLM')) &&
  lacksOr(value, 'crop_image', oneOf('All', 'Auto')) &&
  lacksOr(value, 'llm', orNull(isText)) &&
  lacksOr(value, 'extended_context', isFlag) &&
  lacksOr(
    value,
    'embed_sources',
    (list) => Array.isArray(list) && list.every(oneOf('HTML', 'Markdown', 'LLM', 'Content')),
  );

const isSegments: Check = (value) =>
  isObject(value) && SEGMENT_TYPES.every((type) => lacksOr(value, type, orNull(isGeneration)));

const CHECKS: Readonly<Record<string, Check>> = {
  chunk_processing: isChunking,
  error_handling: oneOf('Fail', 'Continue'),
  expires_in: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  high_resolution: isFlag,
  input_file_url: isText,
  llm_processing: isLlm,
  ocr_strategy: oneOf('All', 'Auto'),
  pipeline: oneOf('Azure', 'Chunkr'),
  segment_processing: isSegments,
  segmentation_strategy: oneOf('LayoutAnalysis', 'Page'),
};

/** The members of a form that are about the configuration and given; `undefined` where one of them is not usable. */
export function readConfiguration(form: Configuration): Configuration | undefined {
  const given = Object.entries(CHECKS).filter(([name]) => form[name] !== undefined && form[name] !== null);
  if (given.some(([name, check]) => !check(form[name]))) return undefined;
  // Where the file is read from is the service's own to say.
  const settable = given.filter(([name]) => name !== 'input_file_url');
  return Object.fromEntries(settable.map(([name]) => [name, filled(name, form[name])]));
}

/** An object that leaves members out gets their defaults, as the service's own types have them. */
function filled(name: string, value: unknown): unknown {
  if (name === 'chunk_processing' || name === 'llm_processing') {
    return { ...(DEFAULTS[name] as object), ...(value as object) };
  }
  return value;
}

/** The configuration of a new task. */
export const withDefaults = (given: Configuration): Configuration => ({ ...DEFAULTS, ...given });

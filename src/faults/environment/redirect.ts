import { defineFault } from '../define-fault.js';
import { choice, closedParameters, text } from '../parameter-schema.js';
import type { Scene } from '../scene.js';

type To = 'marked' | 'loop' | 'elsewhere';
type Parameters = { status: string; to: To; origin: string };

/** In the query of a URL that was redirected once: who comes back with it is answered. */
const MARK = 'taskdouble-redirected';

/** `Location` is a relative reference (RFC 3986, 4.2), since the simulator may be mounted anywhere. */
export const redirect = defineFault<Parameters>({
  kind: 'redirect',
  family: 'environment',
  says: 'The client is sent to another URL, and nothing is carried out.',
  parameters: closedParameters({
    status: choice('The redirection.', ['301', '302', '303', '307', '308'], '307'),
    to: choice<To>(
      'Where to: marked is the same URL with a mark, which is answered; loop is the same URL, for ever; elsewhere is another host.',
      ['marked', 'loop', 'elsewhere'],
      'marked',
    ),
    origin: text('With elsewhere: scheme and host of the URL.', 'https://elsewhere.invalid'),
  }),
  example: { status: '307', to: 'marked' },
  act: ({ status, to, origin }, { scene }) => {
    if (to === 'marked' && Object.hasOwn(scene.query, MARK)) return [];
    const headers = { location: locationOf(to, origin, scene) };
    return [{ do: 'answer', answer: { status: Number(status), headers } }];
  },
});

function locationOf(to: To, origin: string, { path, query }: Scene): string {
  const here = `./${path.slice(path.lastIndexOf('/') + 1)}`;
  switch (to) {
    case 'marked':
      return `${here}${printQuery({ ...query, [MARK]: '1' })}`;
    case 'loop':
      return `${here}${printQuery(query)}`;
    case 'elsewhere':
      return `${origin.replace(/\/$/, '')}${path}${printQuery(query)}`;
  }
}

function printQuery(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `${encode(name)}=${encode(one)}`),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

const encode = (value: unknown): string =>
  encodeURIComponent(typeof value === 'object' ? JSON.stringify(value) : String(value));

import type { Media, ResponseSpec } from './api.js';

/** A media type in lower case, without its parameters: `application/json`. */
export const bareType = (contentType: string): string => {
  const end = contentType.indexOf(';');
  return (end === -1 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
};

/** Whether bodies of the type are JSON. */
export const isJsonType = (type: string): boolean => type === 'application/json' || type.endsWith('+json');

/** Whether bodies of the type are fields: a form, with or without files. */
export const isFormType = (type: string): boolean =>
  type === 'multipart/form-data' || type === 'application/x-www-form-urlencoded';

/** The media type object for a type: the exact one, else a range (`text/*`), else any. */
export const mediaOf = (contents: ReadonlyMap<string, Media>, contentType: string): Media | undefined => {
  const type = bareType(contentType);
  return contents.get(type) ?? contents.get(`${type.split('/')[0]}/*`) ?? contents.get('*/*');
};

/** What a server answers with by itself: JSON where it is declared, else the first. */
export const preferredMedia = (response: Pick<ResponseSpec, 'contents'>): Media | undefined => {
  const all = [...response.contents.values()];
  return all.find(({ type }) => isJsonType(type)) ?? all[0];
};

/** The declared response that a status falls under: exact, its class (`4XX`), or `default`. */
export const responseOf = (
  responses: ReadonlyMap<string, ResponseSpec>,
  status: number,
): ResponseSpec | undefined =>
  responses.get(String(status)) ?? responses.get(`${Math.floor(status / 100)}XX`) ?? responses.get('default');

import { text } from '../parameter-schema.js';
import { contractFault } from './contract-fault.js';

const PAGE =
  '<!DOCTYPE html>\n<html lang="en"><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>\n';

/** As from a proxy that wants a login: the service never sees the request. */
export const htmlPage = contractFault<{ page: string }>({
  kind: 'html-page',
  says: 'A web page with status 200 comes in place of the answer, and nothing is carried out.',
  parameters: { page: text('The page.', PAGE) },
  example: { page: PAGE },
  fits: () => true,
  act: ({ page }) => [
    {
      do: 'answer',
      answer: { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page },
    },
  ],
});

import { expect, test } from 'vitest';
import { startSimulator } from './start-simulator.js';

test('two documents of one name are refused, since one would hide the other', async () => {
  await expect(startSimulator({ spec: ['chunkr', 'docling', 'chunkr'] })).rejects.toMatchObject({
    name: 'SettingsError',
    message:
      'spec: expected documents with names of their own, got two named "chunkr". Serve each alone, or rename one of the files.',
  });
});

test('a credential for a scheme that no document has is refused, one that a document has is not', async () => {
  const spec = ['chunkr', 'factpulse'];
  await expect(startSimulator({ spec, credentials: { apiKey: 'x' } })).rejects.toMatchObject({
    name: 'SettingsError',
    message:
      'credentials: expected the name of a security scheme, got "apiKey": the document has HTTPBearer, api_key. Correct the name, or leave it out.',
  });
  const sim = await startSimulator({ spec, credentials: { api_key: 'x' } });
  await sim.close();
});

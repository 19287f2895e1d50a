import type { Listed, Scene } from './lint-scene.js';
import type { Problem } from './problem.js';
import { payloadPointer } from './read-state.js';

/** Whether a list is a list, its limits fit, and what is merged comes in a body. */
export function lintListing(scene: Scene): readonly Problem[] {
  return scene.listed.flatMap((listed) => [
    ...lintArray(scene, listed),
    ...lintLimit(listed),
    ...lintMerge(listed),
  ]);
}

function lintArray({ lifecycle }: Scene, { operation, facts, at }: Listed): readonly Problem[] {
  const { lists } = operation;
  const types =
    lists === undefined ? undefined : facts.answer?.constraintsAt(payloadPointer(lifecycle, lists.at))?.types;
  if (lists === undefined || types === undefined || types.includes('array')) return [];
  return [
    {
      code: 'list-not-array',
      at: `${at}/lists`,
      message: `expected a list at ${lists.at.text || "'' (the payload itself)"}, got ${types.join(' or ')}`,
      hint: 'Point lists at the array of rows, from the payload on: lists: /items.',
    },
  ];
}

function lintLimit({ operation, at }: Listed): readonly Problem[] {
  const limit = operation.lists?.limit;
  if (limit?.default === undefined || limit.cap === undefined || limit.default <= limit.cap) return [];
  return [
    {
      code: 'limit-above-cap',
      at: `${at}/limit`,
      message: `expected a default of at most the cap (${limit.cap}), got ${limit.default}`,
      hint: `Write default: ${limit.cap}, or a higher cap.`,
    },
  ];
}

function lintMerge({ operation, facts, at }: Listed): readonly Problem[] {
  if (operation.merge === undefined || facts.request !== undefined) return [];
  return [
    {
      code: 'merge-without-body',
      at: `${at}/merge`,
      message: 'expected a request body to merge, got an operation that takes none',
      hint: 'Take merge out, or declare the request body in the document.',
    },
  ];
}

import type { ChunkrDefect } from '../reference/chunkr/defects.js';
import type { LiteratureDefect } from '../reference/literature/defects.js';

/** A defect, and one of the rules that a check has to find broken. */
export type MeantDefect =
  | { readonly spec: 'chunkr'; readonly defect: ChunkrDefect; readonly rule: RegExp }
  | { readonly spec: 'literature'; readonly defect: LiteratureDefect; readonly rule: RegExp };

/** Of each kind of rule one defect that breaks it: those of the bugs that real services had are among them. */
export const meantDefects: readonly MeantDefect[] = [
  { spec: 'chunkr', defect: 'delete-never-allowed', rule: /^operations\/delete_task_route\/moves@/ },
  { spec: 'chunkr', defect: 'cancel-too-late-says-yes', rule: /^operations\/cancel_task_route\/else@/ },
  { spec: 'chunkr', defect: 'cancel-update-cancels', rule: /^operations\/cancel_task_route\/moves@/ },
  { spec: 'chunkr', defect: 'update-unchanged-accepted', rule: /^operations\/update_task_route\/noop$/ },
  {
    spec: 'chunkr',
    defect: 'cancel-while-processing',
    rule: /^operations\/cancel_task_route\/else@Processing$/,
  },
  { spec: 'chunkr', defect: 'succeeded-without-output', rule: /^states\/Succeeded\/has\/~1output/ },
  { spec: 'chunkr', defect: 'wrong-key-accepted', rule: /^security\// },
  { spec: 'chunkr', defect: 'unknown-label', rule: /^states$/ },
  { spec: 'literature', defect: 'worker-overwrites-cancelled', rule: /^states\/cancelled\/final$/ },
  { spec: 'literature', defect: 'cancel-completed', rule: /^operations\/cancelTask\/else@completed$/ },
  { spec: 'literature', defect: 'progress-goes-back', rule: /^monotone\/~1progress$/ },
  { spec: 'literature', defect: 'list-ignores-limit', rule: /^operations\/listTasks\/limit$/ },
  { spec: 'literature', defect: 'envelope-code-zero', rule: /^envelope\/check\// },
  { spec: 'literature', defect: 'bad-limit-accepted', rule: /^openapi\/listTasks\/input$/ },
];

import type { RuleSubject } from './rule-subject.js';

type Evidence = { readonly part: RegExp; readonly says: string };

/** What a rule speaks about and no answer showed, by the parts of rule ids; the first that matches. */
const ofOperation: readonly Evidence[] = [
  { part: /^answer$/, says: 'no answer of it could be compared with the document' },
  { part: /^accepts$/, says: 'no request that the document permits was sent to it' },
  { part: /^input$/, says: 'no request that its schemas forbid was sent to it' },
  { part: /^creates$/, says: 'no task was created by it' },
  { part: /^once$/, says: 'no create was sent again with the same key' },
  { part: /^echo\//, says: 'no task was created with a value there' },
  { part: /^merge$/, says: 'no accepted change was read back' },
  { part: /^noop$/, says: 'no change that changes nothing was sent' },
  { part: /^bulk$/, says: 'it was never called for all tasks' },
  { part: /^unknown$/, says: 'it was never called with an id that was never issued' },
  { part: /^lists$/, says: 'no list was read' },
  { part: /^order$/, says: 'no list had two rows to compare' },
  { part: /^filter\//, says: 'no list was filtered by it while there was a row to leave out' },
  { part: /^limit$/, says: 'no list was long enough to be cut' },
  { part: /^shows$/, says: 'no answer that accepted a move of it showed the task' },
  { part: /^when\//, says: 'its condition never held' },
  { part: /^$/, says: 'no call without proper credentials was sent' },
  { part: /^/, says: 'no successful answer carried what it speaks of' },
];

const ofState: readonly Evidence[] = [
  { part: /^within$/, says: 'no stay in it was watched for as long as the promise' },
  { part: /^visits$/, says: 'no task was seen to come back to it' },
  { part: /^final$/, says: 'no task was read again after it' },
  { part: /^outcomes\/[^/]*\//, says: 'that outcome never was' },
  { part: /^$/, says: 'no task was seen to leave it' },
  { part: /^/, says: 'no answer carried what the rule speaks of' },
];

const ofTask: readonly Evidence[] = [
  { part: /^retain/, says: 'no final task was watched for so long' },
  { part: /^stale/, says: 'no read came right after a change' },
  { part: /^constant\/|^monotone\//, says: 'no task showed it twice' },
  { part: /^/, says: 'no answer carried what it speaks of' },
];

/** What would have been needed for the rule to be seen at work. */
export function missingEvidence({ family, operation, state, part }: RuleSubject): string {
  if (operation !== undefined) return find(ofOperation, part);
  return state === undefined ? find(ofTask, `${family}/${part}`) : find(ofState, part);
}

const find = (evidence: readonly Evidence[], part: string): string =>
  evidence.find((one) => one.part.test(part))?.says ?? '';

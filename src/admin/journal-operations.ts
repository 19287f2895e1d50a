import type { Reply } from '../simulator/call.js';
import { DONE, jsonAnswer, textAnswer } from './answers.js';
import type { ControlOperations } from './control-call.js';
import type { JournalControl } from './controls.js';

/** The journal in its three forms, each with the number of exchanges that are missing, and the client report. */
export const journalOperations: ControlOperations<
  | 'getJournal'
  | 'getJournalLines'
  | 'getJournalArchive'
  | 'clearJournal'
  | 'getClientReport'
  | 'getClientReportText'
> = {
  getJournal: ({ controls: { journal } }) =>
    withDropped(journal, jsonAnswer({ exchanges: journal.exchanges(), dropped: journal.dropped() })),
  getJournalLines: ({ controls: { journal } }) =>
    withDropped(journal, textAnswer(journal.jsonl(), 'application/x-ndjson; charset=utf-8')),
  getJournalArchive: ({ controls: { journal } }) =>
    withDropped(journal, textAnswer(journal.har(), 'application/json; charset=utf-8')),
  clearJournal: ({ controls: { journal } }) => {
    journal.clear();
    return DONE;
  },
  getClientReport: ({ controls, query: { client } }) => {
    const { clients, findings, dropped } = controls.client(client);
    return jsonAnswer({ clients, findings, dropped });
  },
  getClientReportText: ({ controls, query: { client } }) =>
    textAnswer(`${controls.client(client).text()}\n`, 'text/plain; charset=utf-8'),
};

const withDropped = (journal: JournalControl, reply: Reply): Reply => ({
  ...reply,
  headers: { ...reply.headers, 'x-taskdouble-dropped': String(journal.dropped()) },
});

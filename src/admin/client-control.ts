import { printClientReport } from '../client-report/print-client-report.js';
import { reportClients } from '../client-report/report-clients.js';
import type { Api } from '../openapi/api.js';
import type { ClientControl, JournalControl } from './controls.js';

/** The report on one client, or on all, from what the journal has. */
export function createClientControl(
  apis: readonly Api[],
  journal: JournalControl,
  name: string | undefined,
): ClientControl {
  const report = reportClients(apis, journal.exchanges(), journal.dropped());
  const isMeant = ({ client }: { readonly client: string }) => name === undefined || client === name;
  const shown = {
    ...report,
    clients: report.clients.filter(isMeant),
    findings: report.findings.filter(isMeant),
  };
  return { ...shown, text: () => printClientReport(shown) };
}

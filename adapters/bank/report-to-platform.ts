import { randomUUID } from 'node:crypto';
import { reportPath, signedHeaders } from '../../domain/bank-protocol';
import { wordedReport, type BankReport } from '../../domain/bank-report';

/** Reports to a platform as every bank does: over HTTP, signed. @throws Error when the platform did not take it */
export const reportToPlatform =
  (platformUrl: string, key: string) =>
  async (report: BankReport): Promise<void> => {
    const body = JSON.stringify(wordedReport(report));
    const request = { asked: `POST ${reportPath}`, nonce: randomUUID(), body };
    const response = await fetch(`${platformUrl}${reportPath}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedHeaders(key, Math.floor(Date.now() / 1000), request) },
      body,
      signal: AbortSignal.timeout(15_000),
    });
    if (!response.ok) throw new Error(`the platform answered ${response.status} to a report of the bank`);
  };

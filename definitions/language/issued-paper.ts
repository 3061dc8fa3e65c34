import { text, type Text } from './text';

/** What the platform itself issues, by the title that it is printed with. */
export const issuedPapers = {
  certificate: text('交易证明', 'Transaction certificate'),
  openingRecord: text('开标记录', 'Opening record'),
  evaluationReport: text('评标报告', 'Evaluation report'),
} as const satisfies Readonly<Record<string, Text>>;

export type IssuedPaper = keyof typeof issuedPapers;

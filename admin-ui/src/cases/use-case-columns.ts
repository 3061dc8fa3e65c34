import { useStore } from 'react-admin';

/** The columns of the list of cases that can be left out; what a case is, and where it stands, always shows. */
export const caseColumns = ['tenderer', 'region', 'deadline', 'updated'] as const;
export type CaseColumn = (typeof caseColumns)[number];

/** Which of them are shown in this browser. */
export const useCaseColumns = () => useStore<readonly CaseColumn[]>('cases.columns', caseColumns);

import type { ProposalRow } from '../../database/rows';
import { calendarProposals } from '../calendar/calendar-proposals';
import { forfeitureProposals } from '../deposits/forfeiture-proposals';
import { returnProposals } from '../deposits/return-proposals';
import { definitionProposals } from '../definitions/definition-proposals';
import { accountProposals } from '../directory/account-proposals';
import { bodyProposals } from '../directory/body-proposals';
import { senderProposals } from '../exchange/sender-proposals';
import { skipProposals } from '../incidents/skip-proposals';
import { templateProposals } from '../tender-documents/template-proposals';
import type { ProposalKind } from './proposal-kind';

/** How each kind of proposal is shown and carried out. */
export const kinds: Readonly<Record<ProposalRow['kind'], ProposalKind>> = {
  definition: definitionProposals,
  calendar: calendarProposals,
  account: accountProposals,
  staff: accountProposals,
  body: bodyProposals,
  office: bodyProposals,
  skip: skipProposals,
  sender: senderProposals,
  depositReturn: returnProposals,
  forfeiture: forfeitureProposals,
  tenderTemplate: templateProposals,
};

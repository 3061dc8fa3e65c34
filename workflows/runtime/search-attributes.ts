import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** For operators in the Temporal UI only; they hold no personal data and feed no list. */
export const stageAttribute = defineSearchAttributeKey('Stage', SearchAttributeType.KEYWORD);
/** A task of the case is overdue. */
export const overdueAttribute = defineSearchAttributeKey('Overdue', SearchAttributeType.BOOL);

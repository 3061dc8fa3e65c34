import { text } from '../../language';

/** Why somebody does something. */
export const reason = { type: 'text', title: text('理由', 'Reason'), multiline: true, atMost: 2000 } as const;

/** A paper that may go with it. */
export const paper = { type: 'document', title: text('附件', 'Attachment'), optional: true } as const;

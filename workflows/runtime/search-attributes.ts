import { defineSearchAttributeKey } from '@temporalio/common';
import { searchAttributes } from '../../domain/search-attributes';

const { stage, overdue } = searchAttributes;

/** Where the case stands, or its closing. */
export const stageAttribute = defineSearchAttributeKey(stage.name, stage.type);
/** A task of the case is overdue. */
export const overdueAttribute = defineSearchAttributeKey(overdue.name, overdue.type);

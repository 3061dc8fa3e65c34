import type { FilledForm } from './bid-document';

/** What the form of a bid asks and the forms of the standard tender documents have answered. */
export interface StatedInForms {
  readonly duration?: string;
  readonly leader?: string;
}

const leaderPosts: ReadonlySet<string> = new Set(['项目经理', '项目负责人', '项目总监', '总监理工程师']);

/**
 * Takes the duration from the bid letter and the project leader from the table of people, so that nobody types them a
 * second time. The keys are those of the templates; a tender document without them states nothing.
 */
export function statedInForms(forms: readonly FilledForm[]): StatedInForms {
  const duration = forms.find(({ key }) => key === 'bidLetter')?.values?.['period']?.trim();
  const people = forms.find(({ key }) => key === 'team')?.rows ?? [];
  const leader = people.find(({ post = '' }) => leaderPosts.has(post.trim()))?.['name']?.trim();
  return { ...(duration && { duration }), ...(leader && { leader }) };
}

import attributes from './search-attributes.json';

interface SearchAttribute<Type extends 'KEYWORD' | 'BOOL'> {
  readonly name: string;
  readonly type: Type;
}

/**
 * By what operators find cases in the Temporal UI: the process, the region, where a case stands or its closing, and
 * whether a task of it is overdue. They hold no personal data and feed no list. They are JSON because the scripts that
 * start the server read them too, before TypeScript runs.
 */
export const searchAttributes = attributes as {
  readonly process: SearchAttribute<'KEYWORD'>;
  readonly region: SearchAttribute<'KEYWORD'>;
  readonly stage: SearchAttribute<'KEYWORD'>;
  readonly overdue: SearchAttribute<'BOOL'>;
};

import { builtInTemplates } from '../../definitions/tender-documents/registry';
import { namedInEnglish } from '../../domain/tender-document/named-in-english';
import { knownFacts } from '../../domain/tender-document/placeholders';

describe('the templates of tender documents', () => {
  it('are named in English too, with all facts that they ask for', () => {
    const names = builtInTemplates.flatMap(({ title, source, blanks }) => [
      title,
      source,
      ...[...blanks, ...knownFacts].map((blank) => blank.title),
    ]);
    expect(names.filter((name) => /[\u4e00-\u9fff]/u.test(namedInEnglish(name).en))).toEqual([]);
  });
});

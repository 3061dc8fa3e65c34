import { rule, text } from '../../language';
import { paper, reason } from './paper-and-reason';

/** 中标候选人公示 */
export const candidates = {
  title: text('中标候选人公示', 'Publicity of the candidates'),
  article: 'IR 54 招标投标法实施条例第54条',
  does: text(
    '公示期间有异议的，答复前暂停；异议成立的重新评标。',
    'While an objection is unanswered the period stands still; an objection that is upheld leads back to the evaluation.',
  ),
  deadline: { counted: rule('publicityPeriod'), from: { taken: 'publishCandidates' }, end: 'undisputed' },
  actions: {
    publishCandidates: {
      title: text('发布中标候选人公示', 'Publish the candidates'),
      by: ['tenderer', 'agency'],
      asked: { due: rule('candidateNoticePeriod') },
      publishes: 'candidateNotice',
      notifies: ['bidder', 'centre', 'supervisor'],
      final: true,
      form: { remarks: { ...reason, title: text('公示说明', 'Remarks'), optional: true } },
    },
    objectToCandidates: {
      title: text('对评标结果提出异议', 'Object to the result'),
      article: 'IR 54 招标投标法实施条例第54条',
      by: 'bidder',
      after: 'publishCandidates',
      effect: { holds: true },
      notifies: ['tenderer', 'agency', 'centre', 'supervisor'],
      form: {
        objection: { type: 'text', title: text('异议内容', 'Objection'), multiline: true, atMost: 8000 },
        evidence: paper,
      },
    },
    answerCandidateObjection: {
      title: text('答复异议', 'Answer the objection'),
      article: 'IR 54 招标投标法实施条例第54条',
      by: ['tenderer', 'agency'],
      answers: 'objectToCandidates',
      asked: { due: rule('answerPeriod') },
      notifies: ['bidder', 'centre', 'supervisor'],
      end: { of: 'result', cases: { upheld: 'objectionUpheld' } },
      form: {
        result: {
          type: 'choice',
          title: text('处理结果', 'Result'),
          options: {
            rejected: text('异议不成立', 'Not upheld'),
            upheld: text('异议成立，重新评标', 'Upheld; evaluated again'),
          },
        },
        answer: { type: 'text', title: text('答复', 'Answer'), multiline: true, atMost: 8000 },
      },
    },
  },
  ends: { undisputed: 'award', objectionUpheld: 'evaluation' },
} as const;

import { rule, text } from '../../language';
import { reason } from './paper-and-reason';

/** 开标 */
export const opening = {
  title: text('开标', 'Opening'),
  article: 'TL 34–36, ET 29–31 招标投标法第34至36条、电子招标投标办法第29至31条',
  does: text(
    '系统揭示全部投标、唱标并生成开标记录；投标人可当场提出异议，答复后由招标人或代理机构签署开标记录。',
    'The platform reveals all bids, reads them out and draws up the record; bidders may object on the spot; the tenderer or its agency signs.',
  ),
  actions: {
    signOpeningRecord: {
      title: text('签署开标记录', 'Sign the opening record'),
      by: ['tenderer', 'agency'],
      asked: {},
      end: 'opened',
      publishes: 'openingRecord',
      notifies: ['bidder', 'supervisor'],
      form: { remarks: { ...reason, title: text('备注', 'Remarks'), optional: true } },
    },
    confirmRecord: {
      title: text('确认开标记录', 'Confirm the opening record'),
      by: 'bidder',
      many: true,
      replaces: 'own',
      needs: 'submitBid',
      form: {},
    },
    objectToOpening: {
      title: text('对开标提出异议', 'Object to the opening'),
      article: 'IR 44 招标投标法实施条例第44条',
      by: 'bidder',
      effect: { holds: true },
      notifies: ['tenderer', 'agency', 'centre', 'supervisor'],
      form: { objection: { type: 'text', title: text('异议内容', 'Objection'), multiline: true, atMost: 4000 } },
    },
    answerOpeningObjection: {
      title: text('当场答复异议', 'Answer the objection'),
      article: 'IR 44 招标投标法实施条例第44条',
      by: ['tenderer', 'agency'],
      answers: 'objectToOpening',
      asked: { due: rule('openingAnswerPeriod') },
      notifies: ['bidder', 'supervisor'],
      form: { answer: { type: 'text', title: text('答复', 'Answer'), multiline: true, atMost: 4000 } },
    },
  },
  ends: { opened: 'evaluation' },
} as const;

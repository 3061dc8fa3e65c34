import { text } from '../../language';
import { sealedBidding } from './sealed-bidding';

const { submitBid } = sealedBidding.actions;
const { bidDocument } = submitBid.form;
const readers = bidDocument.visibleTo;

const correction = '评标委员会和评标方法暂行规定 第19条';

/** What is done with bids that say on a machine’s terms what they cost. */
export const preparedBidRules = {
  wordsPrevail: {
    title: text('大写金额与小写金额不一致的，以大写金额为准', 'Where words and figures differ, the words count'),
    value: true,
    article: correction,
  },
  unitPricePrevails: {
    title: text(
      '合价与单价乘以工程量不一致的，以单价为准',
      'Where an amount is not unit price times quantity, the unit price counts',
    ),
    value: true,
    article: correction,
  },
  sumPrevails: {
    title: text('总价与各项之和不一致的，以各项之和为准', 'Where a total is not the sum of its items, the items count'),
    value: true,
    article: correction,
  },
  sharedErrorAlarm: {
    title: text('不同投标人清单计算错误相同提示', 'Alarm: the same arithmetic error in bills of different bidders'),
    value: true,
    article: 'IR 40 条例第四十条第四项：投标文件异常一致',
  },
  sharedPreparationAlarm: {
    title: text(
      '不同投标人投标文件由同一设备或同一作者编制提示',
      'Alarm: bid documents of different bidders from one device or author',
    ),
    value: true,
    article: 'IR 40 条例第四十条第一、二项',
  },
  equalUnitPricesAlarm: {
    title: text('不同投标人清单单价相同项占比提示（%）', 'Alarm: so many unit prices alike in two bids, %'),
    value: 90,
    article:
      'IR 40 条例第四十条第四项；比例由平台运营方确认 / the share to be confirmed by the operator of the platform',
  },
} as const;

/** 递交投标文件，可由工具编制：the data of the bid document, its PDF and its files go into the sealed bid. */
export const submitPreparedBid = {
  ...submitBid,
  form: {
    ...submitBid.form,
    bidDocument: { ...bidDocument, prepared: 'print' },
    bidData: {
      type: 'document',
      title: text('投标数据文件', 'Data of the bid'),
      help: text(
        '由“投标文件编制”生成，供开标读取报价、评标查看清单',
        'Made by the tool that prepares bid documents: prices for the opening, priced bills for the committee',
      ),
      optional: true,
      accept: ['.json'],
      prepared: 'data',
      visibleTo: readers,
    },
    bidAttachments: {
      type: 'document',
      title: text('投标文件附件', 'Files of the bid'),
      optional: true,
      many: true,
      prepared: 'files',
      visibleTo: readers,
    },
  },
} as const;

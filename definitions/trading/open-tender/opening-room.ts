import { minutes, rule, text } from '../../language';
import { decryption } from './decryption';
import { opening } from './opening';
import { paper, reason } from './paper-and-reason';

const { releaseShare, extendDecryption } = decryption.actions;

/** When the tenderer starts the opening. */
export const openingRoomRules = {
  openingStart: {
    title: text('投标截止后开标', 'Opening started after the bid deadline'),
    value: minutes(30),
    article: 'TL 34 招标投标法第三十四条：在投标截止时间的同一时间公开进行',
  },
} as const;

/**
 * 开标解密：an opening that everybody can follow. The hashes of all that is sealed are public before anything is decrypted,
 * and the tenderer starts it.
 */
export const startedDecryption = {
  title: text('开标解密', 'Opening: decryption'),
  article: 'TL 34–36, ET 29–31 招标投标法第34至36条、电子招标投标办法第29至31条',
  does: text(
    '进入本环节即公布全部密封投标的散列。招标人宣布开标后，投标人在时限内解密；全部解密或时限到后，系统逐份核验、解密。因投标人原因未解密的，视为撤销投标；非因其原因的，视为撤回；其他投标照常开标。',
    'The hashes of all sealed bids are published at once. When the tenderer has started the opening, bidders open their bids; when all have, or the time is up, the platform verifies and opens bid by bid. A bid that is not opened by its bidder’s fault is revoked, otherwise it counts as withdrawn; the others go on.',
  ),
  publishes: 'sealedBids',
  deadline: { counted: rule('releasePeriod'), from: { taken: 'startOpening' } },
  actions: {
    startOpening: {
      title: text('宣布开标', 'Start the opening'),
      help: text(
        '宣布后开始计算解密时限，投标人即可解密',
        'From then on bidders have the time of the rules to open their bids',
      ),
      article: 'TL 35 招标投标法第三十五条：开标由招标人主持',
      by: ['tenderer', 'agency', 'centre'],
      asked: { due: rule('openingStart') },
      notifies: ['bidder', 'tenderer', 'agency', 'centre', 'supervisor'],
      urgent: true,
      effect: { movesDeadline: 'until' },
      form: {
        until: {
          type: 'dateTime',
          title: text('解密截止时间', 'Time to open until'),
          optional: true,
          atLeast: { period: rule('releasePeriod'), after: 'now' },
          help: text('不填的按规定时限计算', 'Left empty it is the period of the rules'),
        },
        remarks: { ...reason, title: text('备注', 'Remarks'), optional: true },
      },
    },
    cancelOpening: {
      title: text('取消开标', 'Cancel the opening'),
      by: ['tenderer', 'agency', 'centre'],
      insteadOf: 'startOpening',
      end: 'cancelled',
      publishes: 'openingCancelled',
      notifies: ['bidder', 'tenderer', 'agency', 'centre', 'supervisor'],
      urgent: true,
      final: true,
      form: { reason, order: paper },
    },
    releaseShare: { ...releaseShare, after: 'startOpening', asked: {}, urgent: true },
    extendDecryption: { ...extendDecryption, after: 'startOpening' },
  },
  ends: { ...decryption.ends, cancelled: 'failed' },
  endTitles: decryption.endTitles,
} as const;

/** 开标：what was found is public at once. */
export const publicOpening = { ...opening, publishes: 'openingBoard' } as const;

/** What the opening room makes public. */
export const openingRoomNotices = {
  sealedBids: { title: text('密封投标公示', 'Sealed bids'), fields: [], tables: ['sealedBids'] },
  openingCancelled: {
    title: text('取消开标公告', 'Opening cancelled'),
    fields: ['cancelOpening.reason'],
  },
  openingBoard: {
    title: text('开标结果公示', 'Opening board'),
    fields: [],
    tables: ['openedBids', 'unopenedBids'],
  },
} as const;

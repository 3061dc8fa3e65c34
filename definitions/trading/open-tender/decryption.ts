import { minutes, rule, text } from '../../language';

/** The time in which bidders open their bids. */
export const decryptionRules = {
  releasePeriod: {
    title: text('投标人解密时限', 'Time for bidders to release their shares'),
    value: minutes(30),
    least: minutes(10),
    article: 'ET 29–31 电子招标投标办法第29至31条；时限由招标文件规定 / the period is set by the tender documents',
  },
} as const;

/** 解密：bidders give out their shares; what is not opened by then is revoked or counts as withdrawn (ET 29–31). */
export const decryption = {
  title: text('解密', 'Decryption'),
  article: 'ET 29–31 电子招标投标办法第29至31条',
  does: text(
    '投标人在时限内交出解密份额；时限到后系统逐份核验、解密。因投标人原因未解密的，视为撤销投标；非因其原因的，视为撤回；其他投标照常开标。',
    'Bidders release their shares; when the time is up the platform verifies and opens bid by bid. A bid that is not opened by its bidder’s fault is revoked, otherwise it counts as withdrawn; the others go on.',
  ),
  deadline: { counted: rule('releasePeriod'), from: { entered: 'decryption' } },
  actions: {
    releaseShare: {
      title: text('解密投标文件', 'Open one’s bid'),
      article: 'ET 30 电子招标投标办法第30条',
      by: 'bidder',
      many: true,
      needs: 'submitBid',
      replaces: 'own',
      releases: 'submitBid',
      secretUntil: 'opening',
    },
    extendDecryption: {
      title: text('延长解密时间', 'Extend the time'),
      by: 'centre',
      effect: { movesDeadline: 'until' },
      notifies: ['bidder', 'tenderer', 'agency', 'supervisor'],
      urgent: true,
      form: {
        until: {
          type: 'dateTime',
          title: text('延长至', 'Until'),
          atLeast: { after: 'deadline' },
        },
        reason: { type: 'text', title: text('理由', 'Reason'), multiline: true, atMost: 2000 },
      },
    },
  },
  ends: { opened: 'opening', noneOpened: 'failed' },
  endTitles: {
    opened: text('已解密', 'Opened'),
    noneOpened: text('全部未能解密', 'None could be opened'),
  },
} as const;

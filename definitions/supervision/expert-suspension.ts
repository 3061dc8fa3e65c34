import { defineProcess, given, text } from '../language';
import {
  decider,
  dismissal,
  dismissed,
  evidence,
  expert,
  reason,
  registerProcess,
  registerRules,
} from './expert-register';

const article = 'IR 71 招标投标法实施条例第七十一条：禁止其在一定期限内参加评标';

/** 暂停：an expert is not drawn from the decision on, until the day that it states or until two people lift it. */
export const expertSuspension = defineProcess({
  ...registerProcess,
  process: 'expertSuspension',
  title: text('评标专家暂停', 'Suspension of an expert'),
  prefix: 'ZT',
  rules: registerRules,
  start: {
    title: text('提出暂停', 'Propose a suspension'),
    by: ['administration'],
    first: 'decision',
    form: {
      expert,
      reason: { ...reason, title: text('事实和理由', 'Facts and reason') },
      evidence,
    },
  },
  stages: {
    decision: {
      title: text('决定', 'Decision'),
      article,
      actions: {
        decide: {
          title: text('决定暂停', 'Suspend'),
          ...decider,
          end: 'suspended',
          notifies: ['expert'],
          urgent: true,
          final: true,
          form: {
            basis: { ...reason, title: text('依据', 'Legal basis') },
            until: {
              type: 'dateTime',
              title: text('暂停至', 'Suspended until'),
              help: text('不填的，暂停至解除为止', 'Left empty, until it is lifted'),
              optional: true,
              atLeast: { after: 'now' },
              article,
            },
          },
        },
        dismiss: dismissal,
      },
      ends: { suspended: 'suspended', dismissed: 'dismissed' },
    },
    suspended: {
      title: text('暂停期间', 'Suspended'),
      article,
      help: text(
        '暂停期间不参加抽取；专家可以陈述意见，管理部门可以解除',
        'The expert is not drawn; they may state their view, and the office may lift it',
      ),
      registers: 'suspension',
      deadline: { at: given('decide', 'until'), end: 'expired' },
      actions: {
        stateView: {
          title: text('陈述意见', 'State one’s view'),
          by: 'expert',
          notifies: ['administration'],
          form: { view: { ...reason, title: text('陈述、申辩', 'View') }, evidence },
        },
        proposeLifting: {
          title: text('提出解除', 'Propose to lift it'),
          by: 'administration',
          form: { reason },
        },
        lift: {
          title: text('决定解除', 'Lift it'),
          by: 'administration',
          after: 'proposeLifting',
          notBy: 'proposeLifting',
          asked: {},
          end: 'lifted',
          notifies: ['expert'],
          final: true,
        },
      },
      ends: { expired: 'expired', lifted: 'lifted' },
    },
  },
  closings: {
    expired: { title: text('期满恢复', 'Over'), outcome: 'neutral', registers: 'reinstatement' },
    lifted: { title: text('已解除', 'Lifted'), outcome: 'neutral', registers: 'reinstatement' },
    dismissed,
  },
});

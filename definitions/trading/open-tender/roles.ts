import { text } from '../../language';

/** Who takes part in an open tender. */
export const roles = {
  tenderer: { title: text('招标人', 'Tenderer'), party: 'one' },
  agency: { title: text('招标代理机构', 'Tendering agency'), party: 'optional', actsFor: 'tenderer' },
  bidder: { title: text('投标人', 'Bidder'), party: 'many', secretUntil: 'opening' },
  expert: {
    title: text('评标委员会成员', 'Committee member'),
    party: 'persons',
    secretUntil: ['certification', 'failed'],
    heldBy: ['centre'],
  },
  centre: { title: text('公共资源交易中心', 'Public resource trading centre'), party: 'office' },
  supervisor: {
    title: text('行政监督部门', 'Administrative supervision department'),
    party: 'office',
    dividedBy: 'industry',
  },
  inspector: { title: text('电子监察', 'Electronic supervision'), party: 'office', mayBeVacant: true },
} as const;

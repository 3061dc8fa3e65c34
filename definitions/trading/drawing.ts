import { minutes, rule, text, type Period } from '../language';

const months = (count: number): Period => ({ count, unit: 'months' });

/** Who contributes to the seed: whose case it is, who conducts it, who watches over it. */
const contributors = ['tenderer', 'centre', 'supervisor'] as const;
const concerned = ['tenderer', 'agency', 'bidder'] as const;

const feeSource = '各省评标专家劳务报酬规定，由平台所在地确定 / set by each province: confirm before use';

/** The numbers of a draw of experts. */
export const drawingRules = {
  shareKeepers: {
    title: text('代为打开份额所需方数', 'Parties that open a withheld share'),
    value: 2,
    least: 2,
    article: '平台规则 / rule of the platform (docs/expert-draws.md)',
  },
  revealPeriod: {
    title: text('公开份额时限', 'Time to reveal one’s share'),
    value: minutes(30),
    article: '平台规则 / rule of the platform',
  },
  callPeriod: {
    title: text('专家答复时限', 'Time for an expert to answer'),
    value: minutes(30),
    least: minutes(5),
    article: '平台规则 / rule of the platform',
  },
  seatGrace: {
    title: text('迟到时限', 'Time that an expert may be late'),
    value: minutes(30),
    article: '平台规则 / rule of the platform',
  },
  feeBase: {
    title: text('评审费：基本（元）', 'Fee of an expert: base, yuan'),
    value: 300,
    article: feeSource,
  },
  feeBaseHours: {
    title: text('评审费：基本费包含的小时', 'Fee of an expert: hours in the base'),
    value: 4,
    article: feeSource,
  },
  feeHour: {
    title: text('评审费：超出后每小时（元）', 'Fee of an expert: each further hour, yuan'),
    value: 100,
    article: feeSource,
  },
  feeMost: {
    title: text('评审费：每次上限（元）', 'Fee of an expert: at most, yuan'),
    value: 1000,
    article: feeSource,
  },
  formerEmployerPeriod: {
    title: text('离职后回避', 'Stays out after leaving an employer for'),
    value: months(36),
    least: months(36),
    article: '政府采购法实施条例 第9条（参照）/ Government Procurement Regulation, art. 9, by analogy',
  },
  dealingPeriod: {
    title: text('业务往来后回避', 'Stays out after dealings for'),
    value: months(36),
    article:
      'TL 37, IR 46 招标投标法第37条、招标投标法实施条例第46条；期限为平台规则 / the period is a rule of the platform',
  },
} as const;

/** 抽取评标专家：a stage of any process with a tenderer, a centre, a supervisor and experts, in front of its evaluation. */
export const drawing = {
  title: text('抽取专家', 'Drawing of experts'),
  article: 'TL 37, IR 46 招标投标法第37条、招标投标法实施条例第46条',
  does: text(
    '系统先固定候选名单并公布其散列；招标人、交易中心、监督部门各自承诺一个随机份额，全部承诺后方可公开，逾期不公开的由其他各方共同打开；份额共同决定顺序，任何人可以复核。系统按顺序通知专家，拒绝、超时、缺席的由同一顺序的下一位递补，直至全部到场。姓名在法律允许前不公开。',
    'The list is fixed first and its hash made known; tenderer, centre and supervisor each commit to a random share, nobody reveals before all have committed, and what is withheld the others open together. The shares decide the order, which anybody can compute again. Experts are called in that order; who declines, does not answer or does not come is replaced by the next one, until all are in their seats. Names stay secret until the law lets them out.',
  ),
  actions: {
    requestExperts: {
      title: text('申请抽取专家', 'Ask for experts'),
      by: ['tenderer', 'agency'],
      asked: {},
      notifies: ['centre', 'supervisor'],
      form: {
        requests: {
          type: 'list',
          title: text('专业和人数', 'Specialities and numbers'),
          atLeast: 1,
          atMost: 20,
          distinct: 'speciality',
          of: {
            speciality: { type: 'speciality', title: text('专业', 'Speciality') },
            number: { type: 'number', title: text('人数', 'How many'), atLeast: 1, atMost: 30 },
          },
        },
        seatAt: { type: 'dateTime', title: text('到场时间', 'At their seats by'), atLeast: { after: 'now' } },
        place: { type: 'text', title: text('评标地点', 'Where'), atMost: 200 },
      },
    },
    giveKey: {
      title: text('参加抽取', 'Take part in the draw'),
      by: contributors,
      each: 'person',
      after: 'requestExperts',
      asked: {},
      form: { key: { type: 'seedPart', step: 'key', title: text('本次密钥', 'Key for this draw') } },
    },
    commitShare: {
      title: text('承诺随机份额', 'Commit to a random share'),
      by: contributors,
      each: 'person',
      offered: 'byCode',
      asked: {},
      form: { dealing: { type: 'seedPart', step: 'dealing', title: text('份额的承诺', 'Commitment') } },
    },
    revealShare: {
      title: text('公开随机份额', 'Reveal the share'),
      by: contributors,
      each: 'person',
      offered: 'byCode',
      asked: {},
      form: { secret: { type: 'seedPart', step: 'secret', title: text('份额', 'Share') } },
    },
    openShares: {
      title: text('打开未公开的份额', 'Open shares that were withheld'),
      by: contributors,
      each: 'person',
      offered: 'byCode',
      asked: {},
      form: { pieces: { type: 'seedPart', step: 'pieces', title: text('保管的部分', 'The pieces one keeps') } },
    },
  },
  avoidance: {
    ownPeople: {
      title: text('任职单位', 'Employer'),
      article: 'TL 37, IR 46',
      ties: ['employer'],
      roles: [...concerned, 'centre', 'supervisor'],
    },
    formerEmployer: {
      title: text('原任职单位', 'Former employer'),
      article: '政府采购法实施条例 第9条（参照）',
      ties: ['formerEmployer'],
      roles: concerned,
      within: rule('formerEmployerPeriod'),
    },
    shareholding: {
      title: text('持股', 'Shareholding'),
      article: 'TL 37, IR 46',
      ties: ['shareholding'],
      roles: concerned,
    },
    family: {
      title: text('近亲属', 'Close relatives'),
      article: '评标委员会和评标方法暂行规定 第12条',
      ties: ['family'],
      roles: concerned,
    },
    dealings: {
      title: text('业务往来', 'Dealings'),
      article: 'TL 37, IR 46',
      ties: ['dealing'],
      roles: concerned,
      within: rule('dealingPeriod'),
    },
    complaints: {
      title: text('投诉或纠纷', 'Complaints and disputes'),
      article: '评标委员会和评标方法暂行规定 第12条',
      ties: ['complaint'],
      roles: concerned,
      within: rule('dealingPeriod'),
    },
  },
  ends: { seated: 'evaluation', tooFewExperts: 'drawing' },
  endTitles: {
    seated: text('专家到齐', 'All are in their seats'),
    tooFewExperts: text('可抽取的专家不足', 'Too few experts can be drawn'),
  },
} as const;

const { requestExperts } = drawing.actions;
const { requests } = requestExperts.form;

/** The same; who asks may give experts longer to answer, and asks for whole people only. */
export const drawingWithTime = {
  ...drawing,
  actions: {
    ...drawing.actions,
    requestExperts: {
      ...requestExperts,
      form: {
        ...requestExperts.form,
        requests: { ...requests, of: { ...requests.of, number: { ...requests.of.number, whole: true } } },
        answerMinutes: {
          type: 'number',
          title: text('专家答复时限（分钟）', 'Time for experts to answer, minutes'),
          optional: true,
          whole: true,
          atLeast: 30,
          atMost: 43_200,
          help: text('不填的按规定时限', 'Left empty it is the time of the rules'),
        },
      },
    },
  },
} as const;

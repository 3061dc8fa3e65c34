import { days, minutes, text, workingDays } from '../../language';

/** The numbers of the law. */
export const rules = {
  acceptancePeriod: {
    title: text('受理时限', 'Time to accept a project'),
    value: workingDays(2),
    article: '交易中心服务承诺 / service promise of the centre',
  },
  filingPeriod: {
    title: text('备案审核时限', 'Time to check the filing'),
    value: workingDays(3),
    article: '房屋建筑和市政基础设施工程施工招标投标管理办法 第18条',
  },
  documentPeriod: {
    title: text('招标文件发售期', 'Documents available for'),
    value: days(5),
    least: days(5),
    article: 'IR 16 条例第十六条',
  },
  bidPeriod: {
    title: text('招标文件发出至投标截止', 'Issue of documents to bid deadline'),
    value: days(20),
    least: days(20),
    article: 'TL 24 招标投标法第二十四条',
  },
  addendumPeriod: {
    title: text('影响投标的澄清修改至投标截止', 'Addendum that affects bids to bid deadline'),
    value: days(15),
    least: days(15),
    article: 'TL 23, IR 21 招标投标法第二十三条、条例第二十一条',
  },
  documentObjectionPeriod: {
    title: text('对招标文件提出异议', 'Objection to the documents before the deadline'),
    value: days(10),
    least: days(10),
    article: 'IR 22 条例第二十二条',
  },
  answerPeriod: {
    title: text('异议答复时限', 'Answer to an objection'),
    value: days(3),
    most: days(3),
    article: 'IR 22, 44, 54 条例第二十二、四十四、五十四条',
  },
  questionPeriod: {
    title: text('提问答复时限', 'Answer to a question'),
    value: workingDays(2),
    article: '交易中心服务承诺 / service promise of the centre',
  },
  bidSecurityMost: {
    title: text('投标保证金上限（占估算价 %）', 'Bid security, most, % of the estimate'),
    value: 2,
    most: 2,
    article: 'IR 26 条例第二十六条',
  },
  fewestBids: {
    title: text('最少投标人数', 'Fewest bids'),
    value: 3,
    least: 3,
    article: 'TL 28, IR 44 招标投标法第二十八条、条例第四十四条',
  },
  floorPriceAllowed: {
    title: text('可否设最低投标限价', 'Floor price allowed'),
    value: false,
    fixed: false,
    article: 'IR 27 条例第二十七条：不得规定最低投标限价',
  },
  openingAnswerPeriod: {
    title: text('开标异议当场答复', 'Answer to an objection at the opening'),
    value: minutes(60),
    article: 'IR 44 条例第四十四条：当场作出答复',
  },
  committeeSize: {
    title: text('评标委员会人数', 'Committee members'),
    value: 5,
    least: 5,
    article: 'TL 37 招标投标法第三十七条：五人以上单数',
  },
  expertShare: {
    title: text('专家比例下限', 'Experts, least share of the committee'),
    value: '2/3',
    least: '2/3',
    article: 'TL 37 招标投标法第三十七条：不少于三分之二',
  },
  inquiryPeriod: {
    title: text('投标人答复澄清、说明的时限', 'Time for a bidder to answer the committee'),
    value: minutes(120),
    article: 'IR 52 条例第五十二条；时限由招标文件规定 / the period is set by the tender documents',
  },
  lowPriceAlarm: {
    title: text(
      '报价异常低提示（占其他有效投标平均价 %）',
      'Alarm: a price below this share of the mean of the others, %',
    ),
    value: 80,
    article:
      'IR 51 条例第五十一条；评标委员会和评标方法暂行规定 第21条；比例由平台运营方确认 / the share to be confirmed by the operator of the platform',
  },
  outlyingScoreAlarm: {
    title: text(
      '评分畸高畸低提示（偏离其他成员平均分，占评分满分 %）',
      'Alarm: a score this far from the mean of the other members, % of the scored points',
    ),
    value: 25,
    article:
      '政府采购货物和服务招标投标管理办法 (第87号令) 第64条，参照；比例由平台运营方确认 / by analogy; the share to be confirmed by the operator of the platform',
  },
  sharedAddressAlarm: {
    title: text('不同投标人由同一网络地址递交提示', 'Alarm: bids of different bidders from one network address'),
    value: true,
    article: 'IR 40 条例第四十条第一、二项',
  },
  sharedDeviceAlarm: {
    title: text('不同投标人由同一设备递交提示', 'Alarm: bids of different bidders from one device'),
    value: true,
    article: 'IR 40 条例第四十条第一、二项',
  },
  sharedFileAlarm: {
    title: text('不同投标人文件相同提示', 'Alarm: the same file in bids of different bidders'),
    value: true,
    article: 'IR 40 条例第四十条第四项：投标文件异常一致',
  },
  sharedLeaderAlarm: {
    title: text('不同投标人项目负责人相同提示', 'Alarm: one project leader in bids of different bidders'),
    value: true,
    article: 'IR 40 条例第四十条第三项',
  },
  equalStepsAlarm: {
    title: text('报价呈等差数列提示（最少家数）', 'Alarm: prices in arithmetic sequence, bids at least'),
    value: 3,
    least: 3,
    article: 'IR 40 条例第四十条第四项：投标报价呈规律性差异',
  },
  mostCandidates: {
    title: text('中标候选人上限', 'Most ranked candidates'),
    value: 3,
    most: 3,
    article: 'IR 53 条例第五十三条',
  },
  mostUnrankedCandidates: {
    title: text('评定分离：定标候选人上限', 'Most candidates where the tenderer chooses'),
    value: 20,
    article: '评定分离试点办法 / pilot rules on separating award from evaluation, set by the province',
  },
  candidateNoticePeriod: {
    title: text('收到评标报告后公示', 'Candidates made public after the report'),
    value: days(3),
    most: days(3),
    article: 'IR 54 条例第五十四条',
  },
  publicityPeriod: {
    title: text('中标候选人公示期', 'Publicity of the candidates'),
    value: days(3),
    least: days(3),
    article: 'IR 54 条例第五十四条：不得少于3日',
  },
  awardPeriod: {
    title: text('公示期满后定标', 'Award after the publicity'),
    value: days(10),
    article: '由平台运营方确认 / to be confirmed by the operator of the platform',
  },
  certificatePeriod: {
    title: text('出具交易证明', 'Transaction certificate issued'),
    value: workingDays(1),
    article: '交易中心服务承诺 / service promise of the centre',
  },
  contractPeriod: {
    title: text('中标通知书发出后签订合同', 'Contract after the award notice'),
    value: days(30),
    most: days(30),
    article: 'TL 46 招标投标法第四十六条',
  },
  contractFilingPeriod: {
    title: text('合同备案审核时限', 'Time to check the contract filing'),
    value: workingDays(3),
    article: '由平台运营方确认 / to be confirmed by the operator of the platform',
  },
  reportPeriod: {
    title: text('招标投标情况书面报告', 'Written report to the supervisor'),
    value: days(15),
    most: days(15),
    article: 'TL 47 招标投标法第四十七条：确定中标人之日起十五日内',
  },
  archivePeriod: {
    title: text('归档时限', 'Archive'),
    value: workingDays(10),
    article: '交易中心服务承诺 / service promise of the centre',
  },
} as const;

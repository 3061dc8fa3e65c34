import { rule, text } from '../../language';

/** 编制招标文件 */
export const documents = {
  title: text('编制招标文件', 'Tender documents'),
  actions: {
    submitDocuments: {
      title: text('提交招标文件备案', 'Submit the tender documents for filing'),
      by: ['tenderer', 'agency'],
      end: 'submitted',
      asked: {},
      form: {
        tenderDocument: {
          type: 'document',
          title: text('招标文件', 'Tender document'),
          section: text('文件', 'Documents'),
        },
        noticeText: {
          type: 'text',
          title: text('招标公告正文', 'Text of the notice'),
          multiline: true,
          atMost: 20000,
        },
        qualification: {
          type: 'text',
          title: text('投标人资格条件', 'Qualification of bidders'),
          multiline: true,
          atMost: 4000,
          article: 'TL 18 招标投标法第18条',
        },
        method: {
          type: 'choice',
          title: text('评标办法', 'Evaluation method'),
          section: text('评标', 'Evaluation'),
          article: 'TL 41 招标投标法第41条',
          evaluates: true,
          options: {
            lowestPrice: text('经评审的最低投标价法', 'Lowest evaluated price'),
            comprehensive: text('综合评估法', 'Comprehensive scoring'),
            twoEnvelopes: text(
              '双信封（技术得分入围，报价最优者第一）',
              'Two envelopes (the best technical scores go on, the best price of them is first)',
            ),
            buyerChoice: text('评定分离（候选人不排序）', 'Evaluation separated from award (unranked)'),
          },
        },
        criteria: {
          type: 'list',
          title: text('评分标准', 'Criteria'),
          optional: true,
          requiredWhen: { field: 'method', is: ['comprehensive', 'twoEnvelopes'] },
          atMost: 60,
          distinct: 'id',
          help: text(
            '综合评估法、双信封必填，满分合计100；双信封只列技术评分项',
            'Required for comprehensive scoring and two envelopes; together 100 points; in two envelopes technical criteria only',
          ),
          sumsTo: { field: 'max', total: '100' },
          of: {
            id: { type: 'text', title: text('代号', 'Key'), atMost: 20, matches: '^[a-z][a-zA-Z0-9]*$' },
            title: { type: 'text', title: text('评分项', 'Criterion'), atMost: 100 },
            max: { type: 'number', title: text('满分', 'Points'), atLeast: 0, atMost: 100 },
            kind: {
              type: 'choice',
              title: text('评分方式', 'How'),
              options: {
                scored: text('评委打分', 'Scored by the committee'),
                price: text('按报价计算', 'Computed from the price'),
              },
            },
          },
        },
        shortlist: {
          type: 'number',
          title: text('第一信封入围家数', 'Bids that go on to the second envelope'),
          when: { field: 'method', is: 'twoEnvelopes' },
          atLeast: 1,
          atMost: 100,
          help: text(
            '技术得分最高的若干家；与末位同分的一并入围',
            'So many of the best technical scores; who has as many points as the last of them goes on too',
          ),
        },
        priceFormula: {
          type: 'choice',
          title: text('价格分算法', 'How a price becomes points'),
          when: { field: 'method', is: ['comprehensive', 'buyerChoice'] },
          optional: true,
          options: {
            bestToPrice: text('最优报价÷报价×满分', 'Best price ÷ price × points'),
            mean: text('评标基准价为平均值，按偏差率扣分', 'Points off by the distance from the mean'),
            trimmedMean: text(
              '评标基准价为去掉一个最高、一个最低后的平均值（不多于三家的为平均值），按偏差率扣分',
              'Points off by the distance from the mean without one highest and one lowest price (three prices or fewer: the mean)',
            ),
          },
          help: text(
            '不填的按最优报价÷报价×满分；按基准价扣分时，更低的报价得分可能更低',
            'Best price ÷ price × points where nothing is chosen; with a base price a better price may have fewer points',
          ),
        },
        dearerPoints: {
          type: 'number',
          title: text('每高于基准价1%扣分', 'Points off for each per cent dearer than the base price'),
          when: { field: 'priceFormula', is: ['mean', 'trimmedMean'] },
          atLeast: 0,
          atMost: 100,
        },
        cheaperPoints: {
          type: 'number',
          title: text('每低于基准价1%扣分', 'Points off for each per cent cheaper than the base price'),
          when: { field: 'priceFormula', is: ['mean', 'trimmedMean'] },
          atLeast: 0,
          atMost: 100,
        },
        countedFrom: {
          type: 'number',
          title: text('不低于最高限价的百分之几才计入基准价', 'Prices count from this share of the ceiling, %'),
          when: { field: 'priceFormula', is: ['mean', 'trimmedMean'] },
          optional: true,
          atLeast: 0,
          atMost: 100,
          help: text(
            '低于该比例的报价仍有效、仍得分，只是不参与计算基准价；不是最低限价',
            'A price below it is valid and scored, it only stays out of the base price: this is no floor price',
          ),
          article: 'IR 27 招标投标法实施条例第27条',
        },
        ceilingShare: {
          type: 'number',
          title: text('基准价中最高限价所占百分比', 'Share of the ceiling in the base price, %'),
          when: { field: 'priceFormula', is: ['mean', 'trimmedMean'] },
          optional: true,
          atLeast: 0,
          atMost: 100,
          help: text('其余为平均值所占', 'The mean has the rest'),
        },
        tieRule: {
          type: 'choice',
          title: text('得分相同时', 'Where bids stand equal'),
          when: { field: 'method', is: ['comprehensive', 'twoEnvelopes', 'buyerChoice'] },
          optional: true,
          options: {
            price: text('报价较优者在前，仍相同的抽签', 'The better price first, then a lottery'),
            technical: text(
              '评委评分较高者在前，再看报价，仍相同的抽签',
              'The higher score of the committee first, then the better price, then a lottery',
            ),
            lottery: text('直接抽签', 'A lottery at once'),
          },
          help: text('不填的按报价', 'By the price where nothing is chosen'),
        },
        ceiling: {
          type: 'amount',
          title: text('最高投标限价', 'Ceiling price'),
          optional: true,
          article: 'IR 27 招标投标法实施条例第27条',
          section: text('价格', 'Prices'),
        },
        floor: {
          type: 'amount',
          title: text('最低投标限价', 'Floor price'),
          optional: true,
          allowedBy: rule('floorPriceAllowed'),
          article: 'IR 27 招标投标法实施条例第27条',
        },
        bidSecurity: {
          type: 'amount',
          money: true,
          title: text('投标保证金', 'Bid security'),
          optional: true,
          share: { percent: rule('bidSecurityMost'), of: ['start', 'estimate'] },
          article: 'IR 26 招标投标法实施条例第26条',
        },
      },
    },
  },
  ends: { submitted: 'filing' },
} as const;

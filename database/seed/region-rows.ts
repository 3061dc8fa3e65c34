import type { RegionRow } from '../rows';

const province: RegionRow = { code: '530000', parent: null, nameZh: '云南省', nameEn: 'Yunnan' };

/** The sixteen divisions of the prefecture level, GB/T 2260. */
const prefectures = [
  ['530100', '昆明市', 'Kunming'],
  ['530300', '曲靖市', 'Qujing'],
  ['530400', '玉溪市', 'Yuxi'],
  ['530500', '保山市', 'Baoshan'],
  ['530600', '昭通市', 'Zhaotong'],
  ['530700', '丽江市', 'Lijiang'],
  ['530800', '普洱市', "Pu'er"],
  ['530900', '临沧市', 'Lincang'],
  ['532300', '楚雄彝族自治州', 'Chuxiong'],
  ['532500', '红河哈尼族彝族自治州', 'Honghe'],
  ['532600', '文山壮族苗族自治州', 'Wenshan'],
  ['532800', '西双版纳傣族自治州', 'Xishuangbanna'],
  ['532900', '大理白族自治州', 'Dali'],
  ['533100', '德宏傣族景颇族自治州', 'Dehong'],
  ['533300', '怒江傈僳族自治州', 'Nujiang'],
  ['533400', '迪庆藏族自治州', 'Diqing'],
] as const;

/** The districts, counties and the city within Kunming. */
const counties = [
  ['530102', '五华区', 'Wuhua'],
  ['530103', '盘龙区', 'Panlong'],
  ['530111', '官渡区', 'Guandu'],
  ['530112', '西山区', 'Xishan'],
  ['530113', '东川区', 'Dongchuan'],
  ['530114', '呈贡区', 'Chenggong'],
  ['530115', '晋宁区', 'Jinning'],
  ['530124', '富民县', 'Fumin'],
  ['530125', '宜良县', 'Yiliang'],
  ['530126', '石林彝族自治县', 'Shilin'],
  ['530127', '嵩明县', 'Songming'],
  ['530128', '禄劝彝族苗族自治县', 'Luquan'],
  ['530129', '寻甸回族彝族自治县', 'Xundian'],
  ['530181', '安宁市', 'Anning'],
] as const;

/** One province with its prefectures, and the counties of its capital. */
export const regionRows: readonly RegionRow[] = [
  province,
  ...prefectures.map(([code, nameZh, nameEn]) => ({ code, parent: province.code, nameZh, nameEn })),
  ...counties.map(([code, nameZh, nameEn]) => ({ code, parent: '530100', nameZh, nameEn })),
];

import { withCheckDigit } from '../../domain/uscc';

/** An organisation of the demo world. Every name says that it is an example. */
export interface DemoBody {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly string[];
  readonly region: string;
  readonly industries?: readonly string[];
  readonly uscc?: string;
}

/** A person of the demo world with a role at a body. */
export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly body: string;
  /** What of the role tells this login from the others, for the list of logins. */
  readonly title: string;
  /** Offered on the login page. */
  readonly shown: boolean;
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const numeral = (index: number): string => numerals[index] ?? String(index + 1);
const uscc = (serial: number): string => withCheckDigit(`91530100MADEM${String(serial).padStart(4, '0')}`);

const trades = ['建设工程', '路桥工程', '水利工程', '市政工程', '电力工程', '生态工程', '农业工程', '建筑安装'];
const institutes = [
  '建筑设计研究院',
  '交通规划研究院',
  '水利科学研究院',
  '工程造价研究院',
  '电力设计研究院',
  '大学工程学院',
];

/** Departments and the industries that each supervises; together they cover every industry of a tender. */
const departments = [
  { name: '住房和城乡建设', industries: ['construction'] },
  { name: '交通运输', industries: ['transport'] },
  { name: '水利', industries: ['water'] },
  { name: '农业农村', industries: ['agriculture'] },
  { name: '生态环境', industries: ['environment'] },
  { name: '发展和改革', industries: ['energy', 'other'] },
] as const;

const levels = [
  { key: 'province', region: '530000', place: '示例省', department: '厅' },
  { key: 'kunming', region: '530100', place: '示例昆明市', department: '局' },
] as const;

const supervisors: readonly DemoBody[] = levels.flatMap(({ key, region, place, department }) =>
  departments.map(({ name, industries }) => ({
    id: `demo-supervisor-${key}-${industries[0]}`,
    name: `${place}${name}${name === '发展和改革' ? '委员会' : department}`,
    kinds: ['supervisor'],
    region,
    industries,
  })),
);

/** The bodies of the demo world. */
export const demoBodies: readonly DemoBody[] = [
  { id: 'demo-operator', name: '示例平台运营中心', kinds: ['operator'], region: '530000' },
  { id: 'demo-administration', name: '示例省公共资源交易管理局', kinds: ['administration'], region: '530000' },
  { id: 'demo-inspector', name: '示例省公共资源交易电子监察室', kinds: ['inspector'], region: '530000' },
  { id: 'demo-centre-province', name: '示例省公共资源交易中心', kinds: ['centre'], region: '530000' },
  { id: 'demo-centre-kunming', name: '示例昆明市公共资源交易中心', kinds: ['centre'], region: '530100' },
  { id: 'demo-centre-anning', name: '示例安宁市公共资源交易中心', kinds: ['centre'], region: '530181' },
  ...supervisors,
  { id: 'demo-tenderer-1', name: '示例滇池水务建设有限公司', kinds: ['tenderer'], region: '530100', uscc: uscc(1) },
  { id: 'demo-tenderer-2', name: '示例安宁城市建设投资有限公司', kinds: ['tenderer'], region: '530181', uscc: uscc(2) },
  { id: 'demo-agency-1', name: '示例云岭招标代理有限公司', kinds: ['agency'], region: '530100', uscc: uscc(11) },
  { id: 'demo-agency-2', name: '示例金马工程咨询有限公司', kinds: ['agency'], region: '530100', uscc: uscc(12) },
  ...trades.map((trade, index) => ({
    id: `demo-bidder-${index + 1}`,
    name: `示例${numeral(index)}号${trade}有限公司`,
    kinds: ['bidder'],
    region: '530100',
    uscc: uscc(21 + index),
  })),
  ...institutes.map((institute, index) => ({
    id: `demo-institute-${index + 1}`,
    name: `示例${institute}`,
    kinds: ['bidder'],
    region: '530100',
    uscc: uscc(41 + index),
  })),
];

const person = (login: string, name: string, role: string, body: string, title: string, shown = true): DemoPerson => ({
  login,
  name,
  role,
  body,
  title,
  shown,
});

const orderOfSupervisors = [
  ...supervisors.filter((body) => body.region === '530100'),
  ...supervisors.filter((body) => body.region === '530000'),
];

/** The people of the demo world: one or two of every role, and as many bidders and experts as a tender needs. */
export const demoPeople: readonly DemoPerson[] = [
  person('tenderer1', '示例招标人一', 'tenderer', 'demo-tenderer-1', '招标人'),
  person('tenderer2', '示例招标人二', 'tenderer', 'demo-tenderer-2', '招标人', false),
  person('tenderer1b', '示例招标人一（同事）', 'tenderer', 'demo-tenderer-1', '招标人', false),
  person('agency1', '示例代理一', 'agency', 'demo-agency-1', '招标代理'),
  person('agency2', '示例代理二', 'agency', 'demo-agency-2', '招标代理', false),
  ...trades.map((_, index) =>
    person(
      `bidder${index + 1}`,
      `示例投标人${numeral(index)}`,
      'bidder',
      `demo-bidder-${index + 1}`,
      '投标人',
      index < 3,
    ),
  ),
  ...numerals.map((each, index) =>
    person(
      `expert${index + 1}`,
      `示例专家${each}`,
      'expert',
      `demo-institute-${(index % institutes.length) + 1}`,
      '评标专家',
      index < 5,
    ),
  ),
  person('centre1', '示例中心经办', 'centre', 'demo-centre-kunming', '昆明市交易中心'),
  person('centre1b', '示例中心复核', 'centre', 'demo-centre-kunming', '昆明市交易中心'),
  person('centre2', '示例省中心经办', 'centre', 'demo-centre-province', '省交易中心', false),
  person('centre2b', '示例省中心复核', 'centre', 'demo-centre-province', '省交易中心', false),
  person('centre3', '示例县级中心经办', 'centre', 'demo-centre-anning', '安宁市交易中心', false),
  person('centre3b', '示例县级中心复核', 'centre', 'demo-centre-anning', '安宁市交易中心', false),
  ...orderOfSupervisors.map(({ id, name }, index) =>
    // every case of the demo has a supervisor who can be tried
    person(
      `supervisor${index + 1}`,
      `示例监管${index + 1}`,
      'supervisor',
      id,
      name.replace('示例', ''),
      index < departments.length,
    ),
  ),
  person('inspector1', '示例电子监察', 'inspector', 'demo-inspector', '电子监察'),
  person('administration1', '示例交易管理', 'administration', 'demo-administration', '交易管理'),
  person('administration1b', '示例交易管理复核', 'administration', 'demo-administration', '交易管理'),
  person('operator1', '示例平台运营', 'operator', 'demo-operator', '平台运营'),
  person('operator1b', '示例平台运营复核', 'operator', 'demo-operator', '平台运营'),
];

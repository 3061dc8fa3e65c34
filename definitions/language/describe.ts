import { endTitle } from './end-title';
import type { DateLimit, DateLimits, Field, Form, Moment, RuleReference, Until } from './field';
import { isPeriod } from './limit';
import { periodText } from './period';
import type { Action, Effect, NoticeTable, Process, Rule, Stage } from './process';
import { citation, text, type Language, type Text } from './text';
import { findAction } from './visibility';

/** The printed description of a process, in Markdown: everything that the definition says, in sentences and tables. */
export function describe(definition: Process, language: Language): string {
  return new Description(definition, language).write();
}

const parties: Readonly<Record<Process['roles'][string]['party'], Text>> = {
  one: text('立项时确定的一个单位', 'one body, named when the case is opened'),
  optional: text('立项时可以确定的一个单位', 'one body that may be named when the case is opened'),
  many: text('以报名或提交加入的多个单位', 'bodies that come in by an entry'),
  persons: text('在本案中指定的人员', 'people who are appointed in the case'),
  office: text('按地区和行业确定的主管机构', 'the office that is competent for region and industry'),
};

const outcomes = {
  success: text('成功', 'success'),
  failure: text('未成', 'failure'),
  neutral: text('中止', 'neither'),
} as const;

const tables: Readonly<Record<NoticeTable, Text>> = {
  openedBids: text('开标一览表', 'table of the opened bids'),
  committee: text('评标委员会名单', 'list of the committee'),
  candidates: text('候选人表', 'table of the candidates'),
  award: text('中标结果表', 'table of the award'),
};

const types: Readonly<Record<Field['type'], Text>> = {
  text: text('文字', 'text'),
  amount: text('金额或费率', 'amount or rate'),
  number: text('数字', 'number'),
  date: text('日期', 'date'),
  dateTime: text('时间', 'date and time'),
  choice: text('选择', 'choice'),
  boolean: text('是否', 'yes or no'),
  document: text('文件', 'document'),
  list: text('列表', 'list'),
  committee: text('委员会名单', 'members of the committee'),
  region: text('行政区划', 'administrative division'),
  body: text('单位', 'body'),
  person: text('人员', 'person'),
  bid: text('投标', 'bid'),
  scoreSheet: text('评审表', 'score sheet'),
};

class Description {
  private readonly lines: string[] = [];

  constructor(
    private readonly definition: Process,
    private readonly language: Language,
  ) {}

  write(): string {
    const { title, process, version, jurisdiction, sources } = this.definition;
    this.add(
      `# ${this.in(title)}`,
      '',
      this.word(
        `\`${process}\`，版本 ${version}，适用法域 ${jurisdiction}。本文由流程定义生成，请勿手工修改。`,
        `\`${process}\`, version ${version}, jurisdiction ${jurisdiction}. Generated from the definition: do not edit.`,
      ),
      '',
      ...(sources.length === 0
        ? []
        : [this.word('依据：', 'Sources:'), '', ...sources.map((source) => `- ${source}`), '']),
    );
    this.writeRoles();
    this.writeRules();
    this.writeStart();
    this.writeStages();
    this.writeAnytime();
    this.writeClosings();
    this.writeNotices();
    return `${this.lines.join('\n').trim()}\n`;
  }

  private add(...lines: readonly string[]): void {
    this.lines.push(...lines);
  }

  private in(words: Text): string {
    return words[this.language];
  }

  private word(zh: string, en: string): string {
    return this.language === 'zh' ? zh : en;
  }

  private list(words: readonly string[]): string {
    return words.join(this.word('、', ', '));
  }

  private sentence(zh: string, en: string): void {
    this.add(`- ${this.word(`${zh}。`, `${en}.`)}`);
  }

  private table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const row = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;
    this.add(row(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(row), '');
  }

  private writeRoles(): void {
    const { roles, readers, escalatesTo } = this.definition;
    this.add(this.word('## 角色', '## Roles'), '');
    this.table(
      [this.word('角色', 'Role'), this.word('由谁担任', 'Who'), this.word('身份保密至', 'Not named before')],
      Object.values(roles).map((role) => [
        this.in(role.title),
        this.in(parties[role.party]),
        role.secretUntil
          ? this.until(role.secretUntil) +
            (role.heldBy
              ? this.word(`（${this.roles(role.heldBy)}知悉）`, ` (known to: ${this.roles(role.heldBy)})`)
              : '')
          : '—',
      ]),
    );
    const [read, told] = [this.roles(readers), this.roles(escalatesTo)];
    this.add(this.word(`默认可阅案卷：${read}。`, `The case file is read by: ${read}.`), '');
    if (told) this.add(this.word(`逾期提醒升级至：${told}。`, `Told when a task is overdue: ${told}.`), '');
  }

  private writeRules(): void {
    this.add(this.word('## 法定数值', '## Numbers of the law'), '');
    this.table(
      [
        this.word('规则', 'Rule'),
        this.word('取值', 'Value'),
        this.word('法定界限', 'Bounds of the law'),
        this.word('依据', 'Source'),
      ],
      Object.values(this.definition.rules).map((rule) => [
        this.in(rule.title),
        this.value(rule.value),
        this.bounds(rule),
        citation(rule.article, this.language),
      ]),
    );
  }

  private bounds({ least, most, fixed }: Rule): string {
    const bounds = [
      ...(least === undefined ? [] : [this.word('不少于 ', 'at least ') + this.value(least)]),
      ...(most === undefined ? [] : [this.word('不超过 ', 'at most ') + this.value(most)]),
      ...(fixed === undefined ? [] : [this.word('法定为 ', 'always ') + this.value(fixed)]),
    ];
    return bounds.length === 0 ? '—' : this.list(bounds);
  }

  private value(value: Rule['value']): string {
    if (isPeriod(value)) return this.in(periodText(value));
    if (typeof value === 'boolean') return value ? this.word('是', 'yes') : this.word('否', 'no');
    return String(value);
  }

  private writeStart(): void {
    const { start } = this.definition;
    this.add(`## ${this.in(start.title)}`, '');
    this.sentence(`执行：${this.roles(start.by)}`, `By: ${this.roles(start.by)}`);
    this.sentence(`进入：${this.place(start.first)}`, `Leads to: ${this.place(start.first)}`);
    this.add('');
    this.writeForm(start.form, undefined);
  }

  private writeStages(): void {
    this.add(this.word('## 环节', '## Stages'), '');
    Object.values(this.definition.stages).forEach((stage, index) => this.writeStage(stage, index + 1));
  }

  private writeStage(stage: Stage, number: number): void {
    this.add(`### ${number}. ${this.in(stage.title)}${this.article(stage.article)}`, '');
    if (stage.help) this.add(this.in(stage.help), '');
    if (stage.does) this.add(this.in(stage.does), '');
    if (stage.deadline) {
      const { deadline } = stage;
      const when =
        'at' in deadline
          ? this.moment(deadline.at)
          : this.word(
              `${this.moment(deadline.from)}后${this.rule(deadline.counted)}`,
              `${this.rule(deadline.counted)} after ${this.moment(deadline.from)}`,
            );
      this.add(this.word(`期限：${when}。`, `Deadline: ${when}.`), '');
    }
    for (const [end, target] of Object.entries(stage.ends)) {
      const title = this.in(endTitle(this.definition, stage, end));
      this.sentence(`${title} → ${this.place(target)}`, `${title} → ${this.place(target)}`);
    }
    this.add('');
    for (const action of Object.values(stage.actions ?? {})) this.writeAction(action, stage);
  }

  private writeAnytime(): void {
    const actions = Object.values(this.definition.anytime);
    if (actions.length === 0) return;
    this.add(this.word('## 随时可以执行的操作', '## At any time'), '');
    for (const action of actions) this.writeAction(action, undefined);
  }

  private writeAction(action: Action, stage: Stage | undefined): void {
    this.add(`#### ${this.in(action.title)}${this.article(action.article)}`, '');
    if (action.help) this.add(this.in(action.help), '');
    const roles = this.roles(listOf(action.by));
    this.sentence(`执行：${roles}`, `By: ${roles}`);
    this.writeLimits(action);
    this.writeCrowd(action);
    this.writeResult(action, stage);
    this.writeReaders(action);
    this.add('');
    this.writeForm(action.form ?? {}, action);
  }

  private writeLimits(action: Action): void {
    const { asked } = action;
    if (asked?.due) {
      const from = asked.from ? this.moment(asked.from) : this.word('收到任务', 'it is asked for');
      const due = this.rule(asked.due);
      this.sentence(`时限：${from}后${due}`, `Due: ${due} after ${from}`);
    } else if (asked) this.sentence('列入待办，无时限', 'Stands in the inbox without a limit');
    if (action.insteadOf) {
      const other = this.action(action.insteadOf);
      this.sentence(`可代替“${other}”`, `Instead of "${other}"`);
    }
    if (action.after) {
      const before = this.list(listOf(action.after).map((name) => this.action(name)));
      this.sentence(`须在“${before}”之后`, `Only after "${before}"`);
    }
    if (action.answers) {
      const asked = this.action(action.answers);
      this.sentence(`答复“${asked}”`, `Answers "${asked}"`);
    }
    if (action.since) {
      const since = this.place(action.since);
      this.sentence(`自“${since}”起即可执行`, `May be taken from "${since}" on`);
    }
    if (action.offered) this.sentence('由系统在需要时开放', 'Offered by the platform when it is needed');
    if (action.closesBefore) {
      const period = this.rule(action.closesBefore);
      this.sentence(`最迟在期限前${period}`, `At the latest ${period} before the deadline`);
    }
    if (action.afterDeadline) this.sentence('期限过后仍可执行', 'Stays open when the deadline has passed');
    if (action.notBy) {
      const other = this.action(action.notBy);
      this.sentence(`不得由办理“${other}”的人执行`, `Not by the person who did "${other}"`);
    }
  }

  private writeCrowd(action: Action): void {
    if (action.many) this.sentence('可由多个单位各自提交', 'Each of many bodies may make an entry');
    if (action.replaces)
      this.sentence('再次提交的代替前一次，前一次存档', 'A later entry replaces the earlier one, which is kept');
    if (action.needs) {
      const name = this.action(action.needs);
      this.sentence(`须先“${name}”`, `Needs "${name}" first`);
    }
    if (action.withdraws) {
      const name = this.action(action.withdraws);
      this.sentence(`撤回“${name}”`, `Takes back "${name}"`);
    }
    if (action.admits) {
      const role = this.roles([action.admits]);
      this.sentence(`由此成为${role}`, `Makes the body a party: ${role}`);
    }
    if (action.each) this.sentence('每名成员各执行一次', 'Once by every person');
  }

  private writeResult(action: Action, stage: Stage | undefined): void {
    if (typeof action.end === 'string') {
      const target = this.place(stage?.ends[action.end] ?? '');
      this.sentence(`进入：${target}`, `Leads to: ${target}`);
    } else if (action.end) {
      const field = action.form?.[action.end.of];
      for (const [option, end] of Object.entries(action.end.cases)) {
        const title = field?.type === 'choice' ? this.in(field.options[option] ?? text(option, option)) : option;
        const target = this.place(stage?.ends[end] ?? '');
        this.sentence(`“${title}”的进入：${target}`, `"${title}" leads to: ${target}`);
      }
    }
    if (action.effect) this.writeEffect(action.effect, action.form ?? {});
    if (action.publishes) {
      const notice = this.in(this.definition.notices[action.publishes]?.title ?? text('', ''));
      this.sentence(`发布：${notice}`, `Publishes: ${notice}`);
    }
    if (action.issues) this.sentence('由平台签发证明', 'The platform issues a certificate');
    if (action.notifies) {
      const roles = this.roles(action.notifies);
      this.sentence(`通知：${roles}`, `Tells: ${roles}`);
    }
    if (action.final) this.sentence('不可撤销', 'Cannot be undone');
  }

  private writeEffect(effect: Effect, form: Form): void {
    const title = (name: string): string => this.in(form[name]?.title ?? text(name, name));
    if ('movesDeadline' in effect) {
      const field = title(effect.movesDeadline);
      this.sentence(`填写“${field}”的，期限改为该时间`, `"${field}", when it is given, becomes the deadline`);
    }
    if ('suspends' in effect)
      this.sentence('案件暂停，计算的期限相应顺延', 'Suspends the case; counted limits get the lost time back');
    if ('resumes' in effect) this.sentence('案件恢复', 'Resumes the case');
    if ('terminates' in effect) {
      const closing = this.place(effect.terminates);
      this.sentence(`案件结束：${closing}`, `Ends the case: ${closing}`);
    }
    if ('holds' in effect) this.sentence('答复前环节停止计时', 'The stage stands still until it is answered');
    if ('appoints' in effect) {
      const [role, field] = effect.appoints;
      this.sentence(`“${title(field)}”成为${this.roles([role])}`, `"${title(field)}" become: ${this.roles([role])}`);
    }
    if ('replaces' in effect) {
      const [, instead, field] = effect.replaces;
      this.sentence(
        `“${title(field)}”接替“${title(instead)}”`,
        `"${title(field)}" takes the place of "${title(instead)}"`,
      );
    }
  }

  private writeReaders(action: Action): void {
    if (action.secretUntil) this.sentence(...this.secrecy(action.secretUntil, action.heldBy));
    if (action.visibleTo) {
      const roles = this.roles(action.visibleTo);
      this.sentence(`可阅：${roles}`, `Read by: ${roles}`);
    }
    if (!action.actorVisibleTo) return;
    const roles = this.roles(action.actorVisibleTo) || this.word('无', 'nobody');
    this.sentence(`可知悉提交人：${roles}`, `Who took it is known to: ${roles}`);
  }

  private secrecy(until: Until, heldBy: readonly string[] | undefined): [zh: string, en: string] {
    const opens = this.until(until);
    const held = heldBy && this.roles(heldBy);
    return [
      `“${opens}”前保密${held ? `（${held}除外）` : ''}`,
      `Secret until "${opens}"${held ? ` (but for: ${held})` : ''}`,
    ];
  }

  private writeForm(form: Form, action: Action | undefined): void {
    const fields = Object.entries(form);
    if (fields.length === 0) return;
    this.table(
      [
        this.word('填写项', 'Field'),
        this.word('类型', 'Type'),
        this.word('必填', 'Required'),
        this.word('要求', 'Limits'),
        this.word('依据', 'Source'),
      ],
      fields.map(([, field]) => [
        this.in(field.title),
        this.in(types[field.type]),
        this.required(field, form),
        [...this.limits(field, form), ...this.fieldSecrecy(field, action)].join(this.word('；', '; ')) || '—',
        field.article ? citation(field.article, this.language) : '—',
      ]),
    );
  }

  private required(field: Field, form: Form): string {
    const condition = field.when ?? field.requiredWhen;
    if (condition) {
      const other = form[condition.field];
      const is = other?.type === 'choice' ? other.options[String(condition.is)] : undefined;
      const value = is ? this.in(is) : this.value(condition.is);
      const title = this.in(other?.title ?? text(condition.field, condition.field));
      return field.when
        ? this.word(`仅当“${title}”为“${value}”`, `only when "${title}" is "${value}"`)
        : this.word(`“${title}”为“${value}”时`, `when "${title}" is "${value}"`);
    }
    return field.optional ? this.word('否', 'no') : this.word('是', 'yes');
  }

  private limits(field: Field, form: Form): readonly string[] {
    switch (field.type) {
      case 'text':
        return [
          ...(field.atMost === undefined
            ? []
            : [this.word(`最多${field.atMost}字`, `at most ${field.atMost} characters`)]),
          ...(field.matches === undefined ? [] : [`\`${field.matches}\``]),
        ];
      case 'amount':
        return this.amountLimits(field);
      case 'number':
        return [
          ...(field.atLeast === undefined ? [] : [`≥ ${this.numberOrRule(field.atLeast)}`]),
          ...(field.atMost === undefined ? [] : [`≤ ${this.numberOrRule(field.atMost)}`]),
        ];
      case 'date':
      case 'dateTime':
        return [
          ...this.dateLimits(field.atLeast, text('不早于', 'not before'), form),
          ...this.dateLimits(field.atMost, text('不晚于', 'not after'), form),
        ];
      case 'choice':
        return [this.list(Object.values(field.options).map((title) => this.in(title)))];
      case 'boolean':
        return field.mustBe ? [this.word('必须为“是”', 'must be yes')] : [];
      case 'list':
        return this.listLimits(field);
      case 'committee':
        return [
          this.word(
            `单数，至少${this.rule(field.size)}人，专家不少于${this.rule(field.expertShare)}`,
            `an odd number, at least ${this.rule(field.size)}, of whom at least ${this.rule(field.expertShare)} experts`,
          ),
        ];
      case 'person':
        return [this.roles([field.role])];
      default:
        return [];
    }
  }

  private amountLimits(field: Extract<Field, { readonly type: 'amount' }>): readonly string[] {
    const limits: string[] = [];
    if (field.share) {
      const [action, name] = field.share.of;
      const base = this.in(findAction(this.definition, action)?.form?.[name]?.title ?? text(name, name));
      const percent = this.rule(field.share.percent);
      limits.push(this.word(`不超过“${base}”的 ${percent}%`, `at most ${percent} % of "${base}"`));
    }
    if (field.equals) limits.push(this.word('等于中标价', 'equals the award price'));
    if (field.allowedBy && this.definition.rules[field.allowedBy.rule]?.value !== true) {
      limits.push(this.word('不得填写', 'must not be given'));
    }
    return limits;
  }

  private listLimits(field: Extract<Field, { readonly type: 'list' }>): readonly string[] {
    const columns = this.list(Object.values(field.of).map(({ title }) => this.in(title)));
    const sum = field.sumsTo;
    const summed = this.in((sum && field.of[sum.field]?.title) ?? text('', ''));
    return [
      this.word(`每行：${columns}`, `each row: ${columns}`),
      ...(field.atLeast === undefined ? [] : [this.word(`至少${field.atLeast}行`, `at least ${field.atLeast} rows`)]),
      ...(field.atMost === undefined ? [] : [this.word(`最多${field.atMost}行`, `at most ${field.atMost} rows`)]),
      ...(sum ? [this.word(`“${summed}”合计 ${sum.total}`, `"${summed}" adds up to ${sum.total}`)] : []),
    ];
  }

  private numberOrRule(bound: number | RuleReference): string {
    return typeof bound === 'number' ? String(bound) : this.rule(bound);
  }

  private dateLimits(limits: DateLimits | undefined, bound: Text, form: Form): readonly string[] {
    if (!limits) return [];
    return ('after' in limits ? [limits] : limits).map((limit) => this.dateLimit(limit, bound, form));
  }

  private dateLimit({ period, after }: DateLimit, bound: Text, form: Form): string {
    const from = after === 'deadline' ? this.word('现行期限', 'the deadline as it stands') : this.moment(after, form);
    if (!period) return `${this.in(bound)}${this.word('', ' ')}${from}`;
    const length = this.rule(period);
    return this.word(`${bound.zh}${from}后${length}`, `${bound.en} ${length} after ${from}`);
  }

  private fieldSecrecy(field: Field, action: Action | undefined): readonly string[] {
    const secret = field.secretUntil
      ? [this.word(...this.secrecy(field.secretUntil, field.heldBy ?? action?.heldBy))]
      : [];
    const readers = field.visibleTo ? this.roles(field.visibleTo) : undefined;
    return [...secret, ...(readers === undefined ? [] : [this.word(`可阅：${readers}`, `read by: ${readers}`)])];
  }

  private writeClosings(): void {
    this.add(this.word('## 结局', '## Closings'), '');
    this.table(
      [
        this.word('结局', 'Closing'),
        this.word('结果', 'Outcome'),
        this.word('可另行立项', 'May start anew'),
        this.word('发布', 'Publishes'),
      ],
      Object.values(this.definition.closings).map((closing) => [
        this.in(closing.title),
        this.in(outcomes[closing.outcome]),
        this.value(closing.mayRestart ?? false),
        closing.publishes ? this.in(this.definition.notices[closing.publishes]?.title ?? text('', '')) : '—',
      ]),
    );
  }

  private writeNotices(): void {
    const notices = Object.values(this.definition.notices);
    if (notices.length === 0) return;
    this.add(this.word('## 公告', '## Notices'), '');
    for (const notice of notices) {
      const fields = notice.fields.map((path) => {
        const [action = '', field = ''] = path.split('.');
        return this.in(findAction(this.definition, action)?.form?.[field]?.title ?? text(path, path));
      });
      const all = [...fields, ...(notice.tables ?? []).map((name) => this.in(tables[name]))];
      const content = this.list(all) || this.word('案件基本信息', 'the facts of the case');
      this.add(`- **${this.in(notice.title)}**${this.word('：', ': ')}${content}`);
    }
  }

  private article(article: string | undefined): string {
    if (article === undefined) return '';
    return this.word(`（${citation(article, 'zh')}）`, ` (${citation(article, 'en')})`);
  }

  private roles(names: readonly string[]): string {
    return this.list(names.map((name) => this.in(this.definition.roles[name]?.title ?? text(name, name))));
  }

  private place(name: string): string {
    const { stages, closings } = this.definition;
    return this.in((stages[name] ?? closings[name])?.title ?? text(name, name));
  }

  private until(until: Until): string {
    const places = listOf(until).map((name) => this.place(name));
    return places.join(this.word('或', ' or '));
  }

  private action(name: string): string {
    return this.in(findAction(this.definition, name)?.title ?? text(name, name));
  }

  private rule({ rule: name }: RuleReference): string {
    const value = this.definition.rules[name]?.value;
    return value === undefined ? name : this.value(value);
  }

  private moment(moment: Moment, form: Form = {}): string {
    if (moment === 'now') return this.word('办理之日', 'the day of the act');
    if ('taken' in moment) {
      const action = this.action(moment.taken);
      return this.word(`“${action}”`, `"${action}"`);
    }
    if ('entered' in moment) {
      const stage = this.place(moment.entered);
      return this.word(`进入“${stage}”`, `the case came to "${stage}"`);
    }
    const [action, name] = 'given' in moment ? moment.given : [undefined, moment.field];
    const field = action === undefined ? form[name] : findAction(this.definition, action)?.form?.[name];
    const title = this.in(field?.title ?? text(name, name));
    return this.word(`“${title}”`, `"${title}"`);
  }
}

const listOf = (some: string | readonly string[]): readonly string[] => (typeof some === 'string' ? [some] : some);

const escapeCell = (cell: string): string => cell.replace(/\|/g, '\\|').replace(/\n/g, '<br>');

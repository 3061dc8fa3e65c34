import { compare, parseFraction } from '../../domain/rational';
import { checkShape } from './definition-shape';
import type { DateLimits, Field, Form, Moment, RuleReference, Until } from './field';
import { isPeriod } from './limit';
import type { Action, NoticeLayout, Process, Rule } from './process';
import { text, type Text } from './text';

/** What the deployed code of each stage does: ends it returns, actions it awaits, rules it reads. */
export type StageManifest = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        { readonly ends: readonly string[]; readonly awaits: readonly string[]; readonly rules: readonly string[] }
      >
    >
  >
>;

/** The rule of soundness that a definition broke. */
export type DefinitionRule =
  | 'wrongShape'
  | 'unknownStage'
  | 'unknownRole'
  | 'unknownRule'
  | 'wrongRule'
  | 'unknownNotice'
  | 'unknownAction'
  | 'unknownField'
  | 'wrongField'
  | 'unknownEnd'
  | 'unknownClosing'
  | 'unknownOption'
  | 'actionTwice'
  | 'unreachableStage'
  | 'unreachableClosing'
  | 'noWayOut'
  | 'nobody'
  | 'neverOpen'
  | 'endByNothing'
  | 'notEarlier'
  | 'noDeadline'
  | 'notMany'
  | 'manyEnds'
  | 'belowLeast'
  | 'aboveMost'
  | 'againstFixed'
  | 'unlikeUnits'
  | 'readTooEarly'
  | 'neverSecret'
  | 'priceNotSealed'
  | 'missingCode';

/** One thing that is wrong with a definition, and where: `stages.bidding.actions.submitBid`. */
export interface DefinitionFault {
  readonly at: string;
  readonly rule: DefinitionRule;
  readonly message: Text;
}

/**
 * Everything that is unsound in the data of a definition; nothing when it may be published. The compiler checks what is
 * written in code; this checks whatever comes, against the law's bounds as well and, given a manifest, against the code
 * that is deployed. Never throws.
 */
export function checkDefinition(definition: unknown, manifest?: StageManifest): readonly DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  checkShape(definition, (at, expected) => {
    const place = at === '' ? text('定义', 'the definition') : text(at, at);
    faults.push({
      at,
      rule: 'wrongShape',
      message: text(`${place.zh}：应为${expected.zh}。`, `${place.en}: expected ${expected.en}.`),
    });
  });
  if (faults.length > 0) return faults;
  const sound = definition as Process; // the shape has just been checked
  const check = new Check(sound, manifest);
  check.run();
  return check.faults;
}

/** An action and where it stands; `stage` is undefined for the start and the anytime actions. */
interface Placed {
  readonly name: string;
  readonly at: string;
  readonly stage: string | undefined;
  readonly action: Action;
}

type RuleKind = 'period' | 'number' | 'boolean' | 'fraction';

const ruleKinds: Readonly<
  Record<RuleKind, { readonly word: Text; readonly holds: (value: Rule['value']) => boolean }>
> = {
  period: { word: text('期限', 'a period'), holds: isPeriod },
  number: { word: text('数字', 'a number'), holds: (value) => typeof value === 'number' },
  boolean: { word: text('是或否', 'true or false'), holds: (value) => typeof value === 'boolean' },
  fraction: {
    word: text('分数，如 2/3', 'a fraction such as 2/3'),
    holds: (value) => typeof value === 'string' && parseFraction(value) !== undefined,
  },
};

const asList = (some: string | readonly string[] | undefined): readonly string[] =>
  some === undefined ? [] : typeof some === 'string' ? [some] : some;

const isInstantField = (field: Field): boolean => field.type === 'date' || field.type === 'dateTime';

/** One pass over one definition. */
class Check {
  readonly faults: DefinitionFault[] = [];
  private readonly placed: readonly Placed[];
  private readonly actions: ReadonlyMap<string, Placed>;
  /** Stage → every stage and closing that can come after it. */
  private readonly later: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(
    private readonly definition: Process,
    private readonly manifest: StageManifest | undefined,
  ) {
    const { start, stages, anytime } = definition;
    const opening: Action = { title: start.title, by: start.by, form: start.form };
    this.placed = [
      { name: 'start', at: 'start', stage: undefined, action: opening },
      ...Object.entries(stages).flatMap(([stage, { actions = {} }]) =>
        Object.entries(actions).map(([name, action]) => ({
          name,
          at: `stages.${stage}.actions.${name}`,
          stage,
          action,
        })),
      ),
      ...Object.entries(anytime).map(([name, action]) => ({ name, at: `anytime.${name}`, stage: undefined, action })),
    ];
    this.actions = new Map([...this.placed].reverse().map((each) => [each.name, each]));
    this.later = new Map(Object.keys(stages).map((stage) => [stage, this.after(stage)]));
  }

  run(): void {
    this.checkNames();
    this.checkRules();
    this.checkRoles();
    this.checkArrows();
    for (const placed of this.placed) this.checkAction(placed);
    this.checkDeadlines();
    this.checkNotices();
    this.checkCode();
  }

  private fault(at: string, rule: DefinitionRule, zh: string, en: string): void {
    this.faults.push({ at, rule, message: text(`${at}：${zh}。`, `${at}: ${en}.`) });
  }

  /** Everything that can come after a stage, by its arrows; the stage itself only if a loop leads back. */
  private after(stage: string): ReadonlySet<string> {
    return this.reach(Object.values(this.definition.stages[stage]?.ends ?? {}), []);
  }

  /** Everything that can be entered from these without passing through the avoided. */
  private reach(from: readonly string[], avoiding: readonly string[]): ReadonlySet<string> {
    const { stages } = this.definition;
    const found = new Set<string>();
    const queue = [...from];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (found.has(next) || avoiding.includes(next)) continue;
      found.add(next);
      if (Object.hasOwn(stages, next)) queue.push(...Object.values(stages[next]?.ends ?? {}));
    }
    return found;
  }

  private has(kind: 'stages' | 'closings' | 'roles' | 'notices' | 'rules', name: string): boolean {
    return Object.hasOwn(this.definition[kind], name);
  }

  private checkNames(): void {
    for (const { name, at } of this.placed) {
      if (this.actions.get(name)?.at !== at) {
        this.fault(at, 'actionTwice', `名为 ${name} 的操作不止一个`, `another action is called ${name} too`);
      }
    }
    for (const name of Object.keys(this.definition.closings)) {
      if (this.has('stages', name)) {
        this.fault(`closings.${name}`, 'actionTwice', `已有名为 ${name} 的环节`, `a stage is called ${name} too`);
      }
    }
  }

  private checkRules(): void {
    for (const [name, rule] of Object.entries(this.definition.rules)) {
      const at = `rules.${name}`;
      if (typeof rule.value === 'string' && !parseFraction(rule.value)) {
        this.fault(at, 'wrongRule', `值 ${rule.value} 不是分数`, `the value ${rule.value} is no fraction`);
      }
      if (rule.fixed !== undefined && rule.value !== rule.fixed) {
        const words = [showValue(rule.value), String(rule.fixed), rule.article] as const;
        this.fault(
          at,
          'againstFixed',
          `值为 ${words[0]}，法定为 ${words[1]}（${words[2]}）`,
          `the value is ${words[0]}, the law fixes ${words[1]} (${words[2]})`,
        );
      }
      this.checkBound(at, rule, 'least');
      this.checkBound(at, rule, 'most');
    }
  }

  private checkBound(at: string, rule: Rule, which: 'least' | 'most'): void {
    const bound = rule[which];
    if (bound === undefined) return;
    const order = compareValues(rule.value, bound);
    const [value, limit] = [showValue(rule.value), showValue(bound)];
    if (order === undefined) {
      return this.fault(at, 'unlikeUnits', `${value} 与 ${limit} 无法比较`, `${value} and ${limit} cannot be compared`);
    }
    if (which === 'least' && order < 0) {
      this.fault(
        at,
        'belowLeast',
        `${value} 少于法定下限 ${limit}（${rule.article}）`,
        `${value} is less than the least the law allows, ${limit} (${rule.article})`,
      );
    }
    if (which === 'most' && order > 0) {
      this.fault(
        at,
        'aboveMost',
        `${value} 超过法定上限 ${limit}（${rule.article}）`,
        `${value} is more than the most the law allows, ${limit} (${rule.article})`,
      );
    }
  }

  private checkRoles(): void {
    this.needRoles('readers', this.definition.readers);
    this.needRoles('escalatesTo', this.definition.escalatesTo);
    for (const [name, role] of Object.entries(this.definition.roles)) {
      const at = `roles.${name}`;
      this.needRoles(`${at}.heldBy`, role.heldBy);
      this.needUntil(at, role.secretUntil);
    }
  }

  private checkArrows(): void {
    const { start, stages, closings, anytime } = this.definition;
    if (!this.has('stages', start.first)) {
      this.fault('start.first', 'unknownStage', `没有环节 ${start.first}`, `there is no stage ${start.first}`);
    }
    const reached = this.reach([start.first], []);
    for (const [name, stage] of Object.entries(stages)) {
      const at = `stages.${name}`;
      for (const [end, target] of Object.entries(stage.ends)) {
        if (!this.has('stages', target) && !this.has('closings', target)) {
          this.fault(
            `${at}.ends.${end}`,
            'unknownStage',
            `通向不存在的 ${target}`,
            `leads to ${target}, which does not exist`,
          );
        }
      }
      for (const end of Object.keys(stage.endTitles ?? {})) {
        if (Object.hasOwn(stage.ends, end)) continue;
        this.fault(`${at}.endTitles.${end}`, 'unknownEnd', `没有结果 ${end}`, `the stage has no end ${end}`);
      }
      if (!reached.has(name)) {
        this.fault(at, 'unreachableStage', '没有路径通到这一环节', 'no arrow leads to this stage');
      }
      if (![...(this.later.get(name) ?? [])].some((each) => this.has('closings', each))) {
        this.fault(at, 'noWayOut', '从这一环节到不了任何结局', 'no closing can be reached from this stage');
      }
    }
    const terminated = [...this.placed.map(({ action }) => action), ...Object.values(anytime)].flatMap((action) =>
      action.effect && 'terminates' in action.effect ? [action.effect.terminates] : [],
    );
    for (const [name, closing] of Object.entries(closings)) {
      if (!reached.has(name) && !terminated.includes(name)) {
        this.fault(`closings.${name}`, 'unreachableClosing', '没有途径达到这一结局', 'nothing leads to this closing');
      }
      if (closing.publishes !== undefined) this.needNotice(`closings.${name}.publishes`, closing.publishes);
    }
  }

  private checkAction(placed: Placed): void {
    const { at, stage, action } = placed;
    this.needRoles(`${at}.by`, asList(action.by));
    this.needRoles(`${at}.heldBy`, action.heldBy);
    this.needRoles(`${at}.visibleTo`, action.visibleTo);
    this.needRoles(`${at}.actorVisibleTo`, action.actorVisibleTo);
    this.needRoles(`${at}.notifies`, action.notifies);
    if (action.admits !== undefined) this.needRoles(`${at}.admits`, [action.admits]);
    if (action.publishes !== undefined) this.needNotice(`${at}.publishes`, action.publishes);
    this.needUntil(at, action.secretUntil);
    this.checkTakers(placed);
    this.checkEnd(placed);
    this.checkOpening(placed);
    this.checkCrowd(placed);
    this.checkEffect(placed);
    if (action.asked?.due) this.needRule(`${at}.asked.due`, action.asked.due, 'period');
    if (action.asked?.from) this.needMoment(`${at}.asked.from`, action.asked.from, stage, {});
    this.checkForm(placed, action.form ?? {}, `${at}.form`);
    this.checkSealing(placed);
  }

  /** Somebody must be able to hold one of the roles: bodies by an entry, persons by an appointment. */
  private checkTakers({ at, action }: Placed): void {
    const roles = asList(action.by);
    const joins = this.placed.flatMap((each) => [
      ...asList(each.action.admits),
      ...(each.action.effect && 'appoints' in each.action.effect ? [each.action.effect.appoints[0]] : []),
    ]);
    const canBeHeld = (role: string): boolean => {
      const party = this.has('roles', role) ? this.definition.roles[role]?.party : undefined;
      return party !== undefined && ((party !== 'many' && party !== 'persons') || joins.includes(role));
    };
    if (roles.length > 0 && roles.some((role) => !this.has('roles', role))) return;
    if (!roles.some(canBeHeld)) {
      this.fault(
        `${at}.by`,
        'nobody',
        '没有人能执行：没有列出角色，或无人能取得该角色',
        'nobody can take this action: no role is named, or nothing brings anybody into that role',
      );
    }
  }

  private checkEnd({ at, stage, action }: Placed): void {
    if (action.end === undefined) return;
    if (action.many)
      this.fault(`${at}.end`, 'manyEnds', '多方提交的操作不能结束环节', 'an entry of many cannot end the stage');
    const ends = stage === undefined ? {} : (this.definition.stages[stage]?.ends ?? {});
    for (const end of typeof action.end === 'string' ? [action.end] : Object.values(action.end.cases)) {
      if (!Object.hasOwn(ends, end)) {
        this.fault(`${at}.end`, 'unknownEnd', `这一环节没有结果 ${end}`, `the stage has no end ${end}`);
      }
    }
    if (typeof action.end === 'string') return;
    const field = this.fieldOf(action.form ?? {}, action.end.of);
    if (field?.type !== 'choice') {
      return this.fault(
        `${at}.end.of`,
        field ? 'wrongField' : 'unknownField',
        `${action.end.of} 不是本表单的选择项`,
        `${action.end.of} is no choice of the form`,
      );
    }
    for (const option of Object.keys(action.end.cases)) {
      if (!Object.hasOwn(field.options, option)) {
        this.fault(`${at}.end.cases.${option}`, 'unknownOption', `没有选项 ${option}`, `there is no option ${option}`);
      }
    }
  }

  /** What opens and closes an action. */
  private checkOpening({ at, stage, action }: Placed): void {
    const inStage = stage === undefined ? undefined : this.definition.stages[stage];
    for (const name of asList(action.after)) {
      if (!this.needAction(`${at}.after`, name)) continue;
      const before = this.actions.get(name);
      if (before?.stage !== stage) {
        this.fault(`${at}.after`, 'neverOpen', `${name} 不在同一环节`, `${name} is not taken in the same stage`);
      }
    }
    for (const word of ['insteadOf', 'answers'] as const) {
      const name = action[word];
      if (name === undefined || !this.needAction(`${at}.${word}`, name)) continue;
      const other = this.actions.get(name);
      if (other?.stage !== stage) {
        this.fault(`${at}.${word}`, 'neverOpen', `${name} 不在同一环节`, `${name} is not taken in the same stage`);
      }
      if (word === 'insteadOf' && !other?.action.asked) {
        this.fault(`${at}.${word}`, 'neverOpen', `${name} 不是待办`, `nobody is asked for ${name}`);
      }
    }
    if (action.notBy !== undefined && this.needAction(`${at}.notBy`, action.notBy)) {
      this.needEarlier(`${at}.notBy`, action.notBy, stage);
    }
    if (action.since !== undefined) this.checkSince(`${at}.since`, action.since, stage);
    if (action.closesBefore) {
      this.needRule(`${at}.closesBefore`, action.closesBefore, 'period');
      this.needDeadline(`${at}.closesBefore`, stage);
    }
    if (action.afterDeadline && stage !== undefined) this.needDeadline(`${at}.afterDeadline`, stage);
    if (action.offered && this.manifest && stage !== undefined && inStage && !this.codeOf(stage)) {
      this.fault(`${at}.offered`, 'missingCode', '没有程序会开放这一操作', 'no code offers this action');
    }
  }

  private checkSince(at: string, since: string, stage: string | undefined): void {
    if (!this.has('stages', since)) {
      return this.fault(at, 'unknownStage', `没有环节 ${since}`, `there is no stage ${since}`);
    }
    if (stage === undefined || since === stage || !this.later.get(since)?.has(stage)) {
      this.fault(at, 'notEarlier', `${since} 不在这一环节之前`, `${since} does not come before this stage`);
    }
  }

  /** Entries of many stand under the gate of their stage. */
  private checkCrowd({ at, action }: Placed): void {
    for (const word of ['replaces', 'withdraws', 'needs', 'admits'] as const) {
      if (action[word] !== undefined && !action.many) {
        this.fault(`${at}.${word}`, 'notMany', '只用于多方提交的操作', 'is only for entries of many');
      }
    }
    for (const word of ['withdraws', 'needs'] as const) {
      const name = action[word];
      if (name === undefined || !this.needAction(`${at}.${word}`, name)) continue;
      if (!this.actions.get(name)?.action.many) {
        this.fault(`${at}.${word}`, 'notMany', `${name} 不是多方提交的操作`, `${name} is no entry of many`);
      }
    }
  }

  private checkEffect({ at, stage, action }: Placed): void {
    const { effect, form = {} } = action;
    if (!effect) return;
    const path = `${at}.effect`;
    if ('movesDeadline' in effect) {
      this.needField(path, form, effect.movesDeadline, isInstantField);
      if (stage !== undefined) this.needDeadline(path, stage);
    }
    if ('resumes' in effect && effect.newDeadline !== undefined) {
      this.needField(path, form, effect.newDeadline, isInstantField);
    }
    if ('terminates' in effect && !this.has('closings', effect.terminates)) {
      this.fault(path, 'unknownClosing', `没有结局 ${effect.terminates}`, `there is no closing ${effect.terminates}`);
    }
    if ('appoints' in effect) {
      const [role, field] = effect.appoints;
      this.needRoles(path, [role]);
      this.needField(path, form, field, ({ type }) => ['committee', 'person', 'body', 'list'].includes(type));
    }
    if ('replaces' in effect) {
      const [role, instead, field] = effect.replaces;
      this.needRoles(path, [role]);
      this.needField(path, form, instead, ({ type }) => type === 'person');
      this.needField(path, form, field, ({ type }) => type === 'person');
    }
  }

  private checkForm(placed: Placed, form: Form, path: string): void {
    for (const [name, field] of Object.entries(form)) this.checkField(placed, form, `${path}.${name}`, field);
  }

  private checkField(placed: Placed, form: Form, at: string, field: Field): void {
    this.needRoles(`${at}.heldBy`, field.heldBy);
    this.needRoles(`${at}.visibleTo`, field.visibleTo);
    this.needUntil(at, field.secretUntil);
    for (const word of ['when', 'requiredWhen'] as const) {
      const condition = field[word];
      if (condition) this.checkCondition(`${at}.${word}`, form, condition);
    }
    switch (field.type) {
      case 'amount':
        if (field.allowedBy) this.needRule(`${at}.allowedBy`, field.allowedBy, 'boolean');
        if (field.share) {
          this.needRule(`${at}.share`, field.share.percent, 'number');
          this.needGiven(`${at}.share`, field.share.of, ({ type }) => type === 'amount');
        }
        break;
      case 'number':
        for (const word of ['atLeast', 'atMost'] as const) {
          const bound = field[word];
          if (typeof bound === 'object') this.needRule(`${at}.${word}`, bound, 'number');
        }
        break;
      case 'date':
      case 'dateTime':
        this.checkLimits(`${at}.atLeast`, field.atLeast, placed.stage, form);
        this.checkLimits(`${at}.atMost`, field.atMost, placed.stage, form);
        break;
      case 'choice':
        if (Object.keys(field.options).length === 0) {
          this.fault(`${at}.options`, 'wrongField', '没有选项', 'there are no options');
        }
        break;
      case 'list':
        this.checkList(placed, at, field);
        break;
      case 'committee':
        this.needRule(`${at}.size`, field.size, 'number');
        this.needRule(`${at}.expertShare`, field.expertShare, 'fraction');
        break;
      case 'person':
        this.needRoles(`${at}.role`, [field.role]);
        break;
      default:
    }
  }

  private checkList(placed: Placed, at: string, field: Extract<Field, { readonly type: 'list' }>): void {
    this.checkForm(placed, field.of, `${at}.of`);
    if (field.distinct !== undefined) {
      this.needField(`${at}.distinct`, field.of, field.distinct, () => true);
    }
    if (!field.sumsTo) return;
    this.needField(`${at}.sumsTo`, field.of, field.sumsTo.field, ({ type }) => type === 'number' || type === 'amount');
    if (!/^[0-9]{1,15}(\.[0-9]{1,9})?$/.test(field.sumsTo.total)) {
      this.fault(`${at}.sumsTo`, 'wrongField', '合计应为数字', 'the total must be a plain decimal number');
    }
  }

  private checkCondition(at: string, form: Form, { field: name, is }: NonNullable<Field['when']>): void {
    if (!this.needField(at, form, name, ({ type }) => type === 'choice' || type === 'boolean')) return;
    const field = form[name];
    const fits = field?.type === 'choice' ? Object.hasOwn(field.options, String(is)) : typeof is === 'boolean';
    if (!fits) this.fault(at, 'unknownOption', `${name} 不会等于 ${String(is)}`, `${name} is never ${String(is)}`);
  }

  private checkLimits(at: string, limits: DateLimits | undefined, stage: string | undefined, form: Form): void {
    if (!limits) return;
    for (const limit of 'after' in limits ? [limits] : limits) {
      if (limit.period) this.needRule(at, limit.period, 'period');
      if (limit.after !== 'deadline') this.needMoment(at, limit.after, stage, form);
      else if (stage !== undefined) this.needDeadline(at, stage);
    }
  }

  /** Secrets must be able to be secret, and prices under a gate must be. */
  private checkSealing({ at, stage, action }: Placed): void {
    if (stage === undefined) return;
    const gate = this.definition.stages[stage]?.deadline !== undefined;
    this.needSecrecyBefore(at, stage, action.secretUntil);
    for (const [name, field] of Object.entries(action.form ?? {})) {
      const path = `${at}.form.${name}`;
      this.needSecrecyBefore(path, stage, field.secretUntil);
      const sealed = (field.secretUntil ?? action.secretUntil) !== undefined;
      if (action.many && gate && field.type === 'amount' && !sealed && !field.openly) {
        this.fault(
          path,
          'priceNotSealed',
          '截止前提交的报价必须保密（secretUntil），公开报价须注明 openly',
          'a price handed in before a deadline must be sealed (secretUntil), or said to be given openly',
        );
      }
    }
  }

  private needSecrecyBefore(at: string, stage: string, until: Until | undefined): void {
    if (until === undefined || !this.canComeBefore(stage, until)) return;
    if (this.reach([this.definition.start.first], asList(until)).has(stage)) return;
    this.fault(
      at,
      'neverSecret',
      '解密环节在此之前已经进入，从不保密',
      'is never secret: the stage that opens it has come before',
    );
  }

  /** Whether all the names of `until` exist, and the stage can be entered at all. */
  private canComeBefore(stage: string, until: Until): boolean {
    const known = asList(until).every((name) => this.has('stages', name) || this.has('closings', name));
    return known && this.reach([this.definition.start.first], []).has(stage);
  }

  private checkDeadlines(): void {
    for (const [name, { deadline, ends }] of Object.entries(this.definition.stages)) {
      if (!deadline) continue;
      const at = `stages.${name}.deadline`;
      if (deadline.end !== undefined && !Object.hasOwn(ends, deadline.end)) {
        this.fault(
          `${at}.end`,
          'unknownEnd',
          `这一环节没有结果 ${deadline.end}`,
          `the stage has no end ${deadline.end}`,
        );
      }
      if ('counted' in deadline) this.needRule(at, deadline.counted, 'period');
      this.needMoment(at, 'at' in deadline ? deadline.at : deadline.from, name, {});
    }
  }

  private checkNotices(): void {
    for (const [name, notice] of Object.entries(this.definition.notices)) {
      notice.fields.forEach((path, index) => {
        const [action = '', field = '', ...rest] = path.split('.');
        const known = rest.length === 0 && this.fieldOf(this.actions.get(action)?.action.form ?? {}, field);
        if (!known) {
          this.fault(`notices.${name}.fields.${index}`, 'unknownField', `没有 ${path}`, `there is no field ${path}`);
        }
      });
      this.checkDisclosure(name, notice);
    }
  }

  /** No notice may come out while something in it is secret. */
  private checkDisclosure(name: string, notice: NoticeLayout): void {
    for (const { what, until } of this.secretsIn(notice)) {
      const early = this.publishersOf(name).filter((stage) => this.isSecretIn(stage, until));
      if (early.length === 0) continue;
      this.fault(
        `notices.${name}`,
        'readTooEarly',
        `${what} 在 ${asList(until).join('、')} 之前保密，而公告可在 ${early.join('、')} 发布`,
        `${what} is secret until ${asList(until).join(' or ')}, but the notice can come out in ${early.join(', ')}`,
      );
    }
  }

  private secretsIn({
    fields,
    tables = [],
  }: NoticeLayout): readonly { readonly what: string; readonly until: Until }[] {
    const secrets: { readonly what: string; readonly until: Until }[] = [];
    for (const path of fields) {
      const [name = '', field = ''] = path.split('.');
      const action = this.actions.get(name)?.action;
      const until = this.fieldOf(action?.form ?? {}, field)?.secretUntil ?? action?.secretUntil;
      if (until !== undefined) secrets.push({ what: path, until });
    }
    for (const { name, action } of this.placed) {
      const isBid = action.many && Object.values(action.form ?? {}).some(({ type }) => type === 'amount');
      if (tables.includes('openedBids') && isBid && action.secretUntil !== undefined) {
        secrets.push({ what: name, until: action.secretUntil });
      }
    }
    for (const [name, role] of Object.entries(this.definition.roles)) {
      if (tables.includes('committee') && role.party === 'persons' && role.secretUntil !== undefined) {
        secrets.push({ what: name, until: role.secretUntil });
      }
    }
    return secrets;
  }

  /** Stages and closings in which a notice can come out. */
  private publishersOf(notice: string): readonly string[] {
    const { stages, closings } = this.definition;
    const publishers = this.placed.filter(({ action }) => action.publishes === notice);
    return [
      ...publishers.flatMap(({ stage }) => (stage === undefined ? Object.keys(stages) : [stage])),
      ...publishers.flatMap(({ action: { since } }) => (since === undefined ? [] : [since])),
      ...Object.keys(closings).filter((name) => closings[name]?.publishes === notice),
    ];
  }

  /** Whether a case can stand in this stage before the secret is open. */
  private isSecretIn(stage: string, until: Until): boolean {
    return this.reach([this.definition.start.first], asList(until)).has(stage);
  }

  private codeOf(stage: string): StageManifest[string][string] | undefined {
    const { process } = this.definition;
    const code = this.manifest && Object.hasOwn(this.manifest, process) ? this.manifest[process] : undefined;
    return code && Object.hasOwn(code, stage) ? code[stage] : undefined;
  }

  /** Every end must be brought about, and the deployed code must find what it uses. */
  private checkCode(): void {
    if (!this.manifest) return;
    for (const [name, stage] of Object.entries(this.definition.stages)) {
      const at = `stages.${name}`;
      const code = this.codeOf(name);
      const ended = new Set([...(code?.ends ?? []), ...asList(stage.deadline?.end)]);
      for (const { end } of Object.values(stage.actions ?? {})) {
        for (const each of typeof end === 'object' ? Object.values(end.cases) : asList(end)) ended.add(each);
      }
      for (const end of Object.keys(stage.ends)) {
        if (ended.has(end)) continue;
        this.fault(
          `${at}.ends.${end}`,
          code ? 'endByNothing' : 'missingCode',
          '没有操作、期限或程序产生这一结果',
          'no action, no deadline and no deployed code brings this end about',
        );
      }
      if (!code) continue;
      for (const end of code.ends) {
        if (!Object.hasOwn(stage.ends, end)) {
          this.fault(
            at,
            'unknownEnd',
            `程序会返回结果 ${end}，这里没有`,
            `the code returns the end ${end}, which is missing here`,
          );
        }
      }
      for (const action of code.awaits) this.needAction(at, action);
      for (const rule of code.rules) {
        if (!this.has('rules', rule)) {
          this.fault(
            at,
            'unknownRule',
            `程序要读规则 ${rule}，这里没有`,
            `the code reads the rule ${rule}, which is missing here`,
          );
        }
      }
    }
  }

  private needRoles(at: string, roles: readonly string[] | undefined): void {
    for (const role of roles ?? []) {
      if (!this.has('roles', role)) this.fault(at, 'unknownRole', `没有角色 ${role}`, `there is no role ${role}`);
    }
  }

  private needNotice(at: string, notice: string): void {
    if (!this.has('notices', notice))
      this.fault(at, 'unknownNotice', `没有公告 ${notice}`, `there is no notice ${notice}`);
  }

  private needUntil(at: string, until: Until | undefined): void {
    for (const name of asList(until)) {
      if (this.has('stages', name) || this.has('closings', name)) continue;
      this.fault(`${at}.secretUntil`, 'unknownStage', `没有环节 ${name}`, `there is no stage or closing ${name}`);
    }
  }

  private needRule(at: string, { rule: name }: RuleReference, kind: RuleKind): void {
    const rule = this.has('rules', name) ? this.definition.rules[name] : undefined;
    if (!rule) return this.fault(at, 'unknownRule', `没有规则 ${name}`, `there is no rule ${name}`);
    const { word, holds } = ruleKinds[kind];
    if (!holds(rule.value))
      this.fault(at, 'wrongRule', `规则 ${name} 应为${word.zh}`, `the rule ${name} must be ${word.en}`);
  }

  private needAction(at: string, name: string): boolean {
    if (this.actions.has(name)) return true;
    this.fault(at, 'unknownAction', `没有操作 ${name}`, `there is no action ${name}`);
    return false;
  }

  /** The act can have been taken when the case stands in the stage; in an anytime action, anything can. */
  private needEarlier(at: string, name: string, stage: string | undefined): void {
    const of = this.actions.get(name)?.stage;
    if (of === undefined || stage === undefined || of === stage || this.later.get(of)?.has(stage)) return;
    this.fault(at, 'notEarlier', `${name} 不在此之前的环节`, `${name} is not taken in this stage or an earlier one`);
  }

  private needMoment(at: string, moment: Moment, stage: string | undefined, form: Form): void {
    if (moment === 'now') return;
    if ('field' in moment) return void this.needField(at, form, moment.field, isInstantField);
    if ('taken' in moment) {
      if (this.needAction(at, moment.taken)) this.needEarlier(at, moment.taken, stage);
      return;
    }
    if ('given' in moment) {
      if (this.needGiven(at, moment.given, isInstantField)) this.needEarlier(at, moment.given[0], stage);
      return;
    }
    if (!this.has('stages', moment.entered)) {
      return this.fault(at, 'unknownStage', `没有环节 ${moment.entered}`, `there is no stage ${moment.entered}`);
    }
    if (stage !== undefined && moment.entered !== stage && !this.later.get(moment.entered)?.has(stage)) {
      this.fault(
        at,
        'notEarlier',
        `${moment.entered} 不在这一环节之前`,
        `${moment.entered} does not come before this stage`,
      );
    }
  }

  private needGiven(at: string, [name, field]: readonly [string, string], fits: (field: Field) => boolean): boolean {
    return this.needAction(at, name) && this.needField(at, this.actions.get(name)?.action.form ?? {}, field, fits);
  }

  private needField(at: string, form: Form, name: string, fits: (field: Field) => boolean): boolean {
    const field = this.fieldOf(form, name);
    if (!field) this.fault(at, 'unknownField', `表单没有 ${name}`, `the form has no field ${name}`);
    else if (!fits(field)) {
      this.fault(
        at,
        'wrongField',
        `${name} 的类型 ${field.type} 不符`,
        `the field ${name} has the wrong type, ${field.type}`,
      );
    } else return true;
    return false;
  }

  private fieldOf(form: Form, name: string): Field | undefined {
    return Object.hasOwn(form, name) ? form[name] : undefined;
  }

  private needDeadline(at: string, stage: string | undefined): void {
    if (stage !== undefined && this.definition.stages[stage]?.deadline) return;
    this.fault(at, 'noDeadline', '这一环节没有期限', 'the stage has no deadline');
  }
}

/** Negative when less, zero when equal, positive when more; undefined when they cannot be compared. */
function compareValues(value: Rule['value'], bound: Rule['value']): number | undefined {
  if (typeof value === 'number' && typeof bound === 'number') return value - bound;
  if (isPeriod(value) && isPeriod(bound)) return value.unit === bound.unit ? value.count - bound.count : undefined;
  if (typeof value !== 'string' || typeof bound !== 'string') return undefined;
  const [a, b] = [parseFraction(value), parseFraction(bound)];
  return a && b ? compare(a, b) : undefined;
}

const showValue = (value: Rule['value']): string => (isPeriod(value) ? `${value.count} ${value.unit}` : String(value));

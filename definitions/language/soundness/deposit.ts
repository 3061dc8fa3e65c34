import type { Deposit, Process } from '../process';
import { fault, type Faults } from './definition-fault';
import { codeOf } from './deployed-code';
import type { Examined } from './examined';
import { needGiven } from './needed-field';
import { needAction } from './needed-names';
import { needRule } from './needed-rule';

/** A deposit secures entries under a gate that are secret, is bounded by the law, and comes back whatever happens. */
export function* checkDeposit(examined: Examined): Faults {
  const { deposit } = examined.definition;
  if (!deposit) return;
  yield* checkSecured(examined, deposit);
  yield* checkAmount(examined, deposit);
  yield* checkGuarantee(examined, deposit);
  yield* checkReturns(examined, deposit);
}

function* checkSecured(examined: Examined, { secures }: Deposit): Faults {
  const at = 'deposit.secures';
  if (!(yield* needAction(examined, at, secures))) return;
  const placed = examined.actions.get(secures);
  const stage = placed?.stage;
  if (!placed?.action.many || stage === undefined) {
    return yield fault(at, 'notMany', `${secures} 不是多方提交的操作`, `${secures} is no entry of many`);
  }
  if (examined.definition.stages[stage]?.deadline === undefined) {
    yield fault(at, 'noDeadline', '这一环节没有期限', 'the stage has no deadline');
  }
  if (placed.action.secretUntil === undefined) {
    yield fault(
      at,
      'neverSecret',
      '谁已交纳必须保密（secretUntil）',
      'who has paid must be secret: the entries need secretUntil',
    );
  }
  if (examined.manifest && codeOf(examined, stage)?.countsSecured !== true) {
    yield fault(
      `stages.${stage}`,
      'missingCode',
      '没有在截止时核对保证金的程序',
      'there is no code that looks for the deposits when the stage is over',
    );
  }
}

function* checkAmount(examined: Examined, { amount }: Deposit): Faults {
  const at = 'deposit.amount';
  const { rules } = examined.definition;
  if ('given' in amount) {
    const isMoney = yield* needGiven(examined, at, amount.given, (field) => field.type === 'amount');
    if (!isMoney) return;
    const field = examined.actions.get(amount.given[0])?.action.form?.[amount.given[1]];
    if (field?.type !== 'amount') return;
    if (!field.money) yield fault(at, 'wrongField', '保证金须以元填写（money）', 'it is money: the field needs money');
    if (!field.share) return yield noCap(at, undefined);
    return yield* needBound(rules, at, field.share.percent.rule);
  }
  yield* needRule(examined, at, amount.percent, 'number');
  yield* needGiven(examined, at, amount.of, ({ type }) => type === 'amount');
  if (amount.atMost) yield* needRule(examined, at, amount.atMost, 'number');
  yield* needBound(rules, at, amount.percent.rule);
}

const noCap = (at: string, article: string | undefined) =>
  fault(
    at,
    'noCap',
    `没有法定上限${article === undefined ? '' : `（${article}）`}`,
    `has no upper bound of the law${article === undefined ? '' : ` (${article})`}`,
  );

/** What the law bounds must say by how much: the check of the rules then holds the value to it. */
function* needBound(rules: Process['rules'], at: string, name: string): Faults {
  const rule = rules[name];
  if (rule && rule.most === undefined) yield noCap(`${at} → rules.${name}`, rule.article);
}

function* checkGuarantee(examined: Examined, { guarantee, secures }: Deposit): Faults {
  if (!guarantee) return;
  const at = 'deposit.guarantee';
  const { action: name, amount, until } = guarantee;
  if (!(yield* needAction(examined, at, name))) return;
  const [letter, secured] = [examined.actions.get(name), examined.actions.get(secures)];
  if (!letter?.action.many || letter.stage !== secured?.stage) {
    yield fault(
      at,
      'notMany',
      `${name} 须为同一环节中多方提交的操作`,
      `${name} must be an entry of many in the same stage`,
    );
  }
  if (JSON.stringify(letter?.action.secretUntil) !== JSON.stringify(secured?.action.secretUntil)) {
    yield fault(
      `${at}.action`,
      'neverSecret',
      '保函须与其担保的内容同样保密',
      'a letter must be secret as long as what it secures',
    );
  }
  yield* needGiven(examined, `${at}.amount`, [name, amount], ({ type }) => type === 'amount');
  yield* needGiven(examined, `${at}.until`, [name, until], ({ type }) => type === 'date');
}

function* checkReturns(examined: Examined, { returns, secures }: Deposit): Faults {
  const { definition, has } = examined;
  for (const [index, { on, within }] of returns.entries()) {
    const at = `deposit.returns.${index}`;
    yield* needRule(examined, at, within, 'period');
    yield* needBound(definition.rules, at, within.rule);
    if (typeof on === 'string') continue;
    if ('taken' in on) yield* needAction(examined, at, on.taken);
    else {
      for (const closing of on.closed) {
        if (!has('closings', closing)) {
          yield fault(at, 'unknownClosing', `没有结案方式 ${closing}`, `there is no closing ${closing}`);
        }
      }
    }
  }
  const stage = examined.actions.get(secures)?.stage;
  if (stage === undefined) return;
  const named = returns.flatMap(({ on }) => (typeof on === 'object' && 'closed' in on ? on.closed : []));
  const isTaken = returns.some(({ on }) => typeof on === 'object' && 'taken' in on);
  const ended = [...examined.comesAfter(stage), ...stopped(definition)].filter((name) => has('closings', name));
  for (const closing of new Set(ended)) {
    const isSuccess = definition.closings[closing]?.outcome === 'success';
    if (named.includes(closing) || (isSuccess && isTaken)) continue;
    yield fault(
      'deposit.returns',
      'notReturned',
      `以 ${closing} 结案时保证金没有退还的规定`,
      `nothing says that deposits go back when the case is over by ${closing}`,
    );
  }
  for (const on of ['withdrawn', 'unused'] as const) {
    if (returns.some((each) => each.on === on)) continue;
    yield fault(
      'deposit.returns',
      'notReturned',
      on === 'withdrawn' ? '没有撤回投标后退还的规定' : '没有未投标者退还的规定',
      on === 'withdrawn'
        ? 'nothing says that it goes back when what it secures is withdrawn'
        : 'nothing says that it goes back when it has secured nothing',
    );
  }
}

/** Closings that an act may bring about at any time. */
const stopped = ({ anytime }: Process): string[] =>
  Object.values(anytime).flatMap(({ effect }) => (effect && 'terminates' in effect ? [effect.terminates] : []));

import type { Until } from '../field';
import type { NoticeLayout, NoticeTable } from '../process';
import { fault, type Faults } from './definition-fault';
import { asList, type Examined } from './examined';
import { fieldOf } from './needed-field';

/** No notice may come out while something in it is secret. */
export function* checkDisclosure(examined: Examined): Faults {
  for (const [name, notice] of Object.entries(examined.definition.notices)) {
    for (const { what, until } of secretsIn(examined, notice)) {
      const isSecretIn = (stage: string) => examined.reachedBefore(asList(until)).has(stage);
      const early = publishersOf(examined, name).filter(isSecretIn);
      if (early.length === 0) continue;
      yield fault(
        `notices.${name}`,
        'readTooEarly',
        `${what} 在 ${asList(until).join('、')} 之前保密，而公告可在 ${early.join('、')} 发布`,
        `${what} is secret until ${asList(until).join(' or ')}, but the notice can come out in ${early.join(', ')}`,
      );
    }
  }
}

interface Secret {
  readonly what: string;
  readonly until: Until;
}

/** Tables that name bidders. */
const naming: readonly NoticeTable[] = ['openedBids', 'unopenedBids', 'unsecuredBids'];

function secretsIn({ definition, placed, actions }: Examined, { fields, tables = [] }: NoticeLayout): Secret[] {
  const secrets: Secret[] = [];
  for (const path of fields) {
    const [name = '', field = ''] = path.split('.');
    const action = actions.get(name)?.action;
    const until = fieldOf(action?.form ?? {}, field)?.secretUntil ?? action?.secretUntil;
    if (until !== undefined) secrets.push({ what: path, until });
  }
  for (const { name, action } of placed) {
    const isBid = action.many && Object.values(action.form ?? {}).some(({ type }) => type === 'amount');
    const showsBids = naming.some((table) => tables.includes(table));
    if (showsBids && isBid && action.secretUntil !== undefined) {
      secrets.push({ what: name, until: action.secretUntil });
    }
  }
  for (const [name, role] of Object.entries(definition.roles)) {
    if (tables.includes('committee') && role.party === 'persons' && role.secretUntil !== undefined) {
      secrets.push({ what: name, until: role.secretUntil });
    }
  }
  return secrets;
}

/** Stages and closings in which a notice can come out. */
function publishersOf({ definition: { stages, closings }, placed }: Examined, notice: string): readonly string[] {
  const publishers = placed.filter(({ action }) => action.publishes === notice);
  return [
    ...Object.keys(stages).filter((name) => stages[name]?.publishes === notice),
    ...publishers.flatMap(({ stage }) => (stage === undefined ? Object.keys(stages) : [stage])),
    ...publishers.flatMap(({ action: { since } }) => asList(since)),
    ...Object.keys(closings).filter((name) => closings[name]?.publishes === notice),
  ];
}

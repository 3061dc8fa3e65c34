/** What of a release is shown as its facts; a sender of another make may tell less. */
interface FactualRelease {
  readonly buyer?: { readonly name?: string };
  readonly tender?: {
    readonly status?: string;
    readonly procurementMethodDetails?: string;
    readonly value?: ReleaseValue;
    readonly tenderPeriod?: { readonly startDate?: string; readonly endDate?: string };
    readonly numberOfTenderers?: number;
  };
  readonly awards?: readonly {
    readonly status?: string;
    readonly suppliers?: readonly { readonly name?: string }[];
    readonly value?: ReleaseValue;
    readonly rate?: string;
  }[];
  readonly contracts?: readonly {
    readonly status?: string;
    readonly value?: ReleaseValue;
    readonly dateSigned?: string;
  }[];
  readonly relatedProcesses?: readonly { readonly identifier?: string }[];
}

interface ReleaseValue {
  readonly amount?: number;
  readonly currency?: string;
}

const money = (value: ReleaseValue | undefined): string | undefined =>
  value?.amount === undefined ? undefined : `${value.amount.toFixed(2)} ${value.currency ?? ''}`.trim();

/** The facts that people look for in a case of another platform, by name, as text; instants stay ISO-8601. */
export function factsOf(release: object): ReadonlyMap<string, string> {
  const { buyer, tender, awards = [], contracts = [], relatedProcesses } = release as FactualRelease;
  const award = awards.filter(({ status }) => status === 'active').at(-1);
  const contract = contracts.filter(({ status }) => status === 'active').at(-1);
  const winner = award?.suppliers?.flatMap(({ name }) => name ?? []).join('、');
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['status', tender?.status],
    ['buyer', buyer?.name],
    ['method', tender?.procurementMethodDetails],
    ['publishedAt', tender?.tenderPeriod?.startDate],
    ['bidDeadline', tender?.tenderPeriod?.endDate],
    ['ceiling', money(tender?.value)],
    ['bids', tender?.numberOfTenderers?.toString()],
    ['winner', winner === '' ? undefined : winner],
    ['awardPrice', money(award?.value) ?? (award?.rate === undefined ? undefined : `${award.rate} %`)],
    ['contractPrice', money(contract?.value)],
    ['signedOn', contract?.dateSigned?.slice(0, 10)],
    ['follows', relatedProcesses?.[0]?.identifier],
  ];
  return new Map(facts.flatMap(([fact, value]) => (value === undefined ? [] : [[fact, value] as const])));
}

/** Which facts a later release tells otherwise. */
export function changesBetween(
  before: object | undefined,
  after: object,
): { readonly fact: string; readonly before?: string; readonly after?: string }[] {
  const old = before ? factsOf(before) : new Map<string, string>();
  const now = factsOf(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((fact) => {
    const [was, is] = [old.get(fact), now.get(fact)];
    return was === is
      ? []
      : [{ fact, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}

import { Box, Card, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import type { Process } from '../../../definitions/language';
import { FieldValue } from '../forms/values/FieldValue';
import { ValueList, type ValueRow } from '../forms/values/ValueList';
import { useText } from '../i18n/use-text';
import { Amount } from '../look/Amount';
import { Instant } from '../look/Instant';
import { caseField } from './case-field';
import { CertificateCard } from './CertificateCard';
import { ChainCard } from './ChainCard';
import { contextOf } from './use-case';

interface CaseFactsProps {
  readonly view: CaseView;
  readonly definition: Process | undefined;
}

function Facts({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card component="section" sx={{ p: 2 }}>
      <Typography variant="h3" component="h2" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      {children}
    </Card>
  );
}

/** The facts that stay: dates, amounts, contacts, parties, certificate, and the proof of the record. */
export function CaseFacts({ view, definition }: CaseFactsProps) {
  const t = useTranslate();
  const text = useText();
  const context = contextOf(view);
  const latest = new Map<string, ValueRow & { readonly type: string }>();
  for (const { action, values } of view.given) {
    for (const [name, value] of Object.entries(values)) {
      const field = caseField(definition, action, name);
      if (!field || value === null || value === '') continue;
      // an act may state a date anew (an addendum moves the deadline): the last one stands
      const type = name === 'contact' || name === 'place' ? 'contact' : field.type;
      latest.set(`${type}.${name}`, {
        key: `${action}.${name}`,
        type,
        title: text(field.title),
        value: <FieldValue type={field.type} {...{ value, field, context }} unit={context.unit} compact />,
      });
    }
  }
  const rows = (...types: string[]) => [...latest.values()].filter(({ type }) => types.includes(type));
  const dates: ValueRow[] = [
    { key: 'opened', title: t('case.openedAt'), value: <Instant at={view.openedAt} /> },
    ...rows('date', 'dateTime'),
    ...(view.closedAt ? [{ key: 'closed', title: t('case.closedAt'), value: <Instant at={view.closedAt} /> }] : []),
  ];
  // in the order of the definition
  const order = Object.keys(definition?.roles ?? {});
  const sorted = [...view.parties].sort((one, other) => order.indexOf(one.role) - order.indexOf(other.role));
  const titles = new Map(sorted.map(({ role, roleTitle }) => [role, roleTitle]));
  const parties = [...titles].map(([role, title]): ValueRow => {
    const those = sorted.filter((one) => one.role === role);
    return {
      key: role,
      title: text(title),
      value: those.map(({ body, user }, index) => (
        <Box key={index}>{[body?.name, user?.name].filter(Boolean).join(' · ') || t('case.unnamed')}</Box>
      )),
    };
  });
  const amounts: ValueRow[] = [
    ...rows('amount'),
    ...(context.awardPrice === undefined
      ? []
      : [
          {
            key: 'award',
            title: t('case.awardPrice'),
            value: <Amount value={context.awardPrice} unit={context.unit} />,
          },
        ]),
  ];
  return (
    <Stack component="aside" spacing={2} aria-label={t('case.facts')}>
      <Facts title={t('case.dates')}>
        <ValueList rows={dates} />
      </Facts>
      {amounts.length > 0 && (
        <Facts title={t('case.amounts')}>
          <ValueList rows={amounts} />
        </Facts>
      )}
      {rows('contact').length > 0 && (
        <Facts title={t('case.contacts')}>
          <ValueList rows={rows('contact')} />
        </Facts>
      )}
      <Facts title={t('case.parties')}>
        <ValueList rows={parties} />
      </Facts>
      {view.certificate && <CertificateCard certificate={view.certificate} />}
      <ChainCard view={view} />
    </Stack>
  );
}

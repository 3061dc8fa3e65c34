import LockIcon from '@mui/icons-material/LockOutlined';
import { Box, Typography } from '@mui/material';
import type { z } from 'zod';
import { useTranslate } from 'react-admin';
import type { entryViewSchema } from '../../../../api/contract';
import { findAction, preparedField, pricedField } from '../../../../definitions/language';
import { PreparedBidView } from '../../bid-document/PreparedBidView';
import { FieldValue } from '../../forms/values/FieldValue';
import { HashText } from '../../forms/values/HashText';
import { ValueList } from '../../forms/values/ValueList';
import { useText } from '../../i18n/use-text';
import { Instant } from '../../look/Instant';
import { StatusChip, type Tone } from '../../look/StatusChip';
import { caseField } from '../case-field';
import type { TabProps } from '../CaseTabs';
import { contextOf } from '../use-case';
import { GivenForm } from './GivenForm';
import { SignedReceipt } from './SignedReceipt';

export type EntryView = z.infer<typeof entryViewSchema>;

const tones: Readonly<Record<EntryView['state'], Tone>> = {
  valid: 'good',
  replaced: 'neutral',
  withdrawn: 'bad',
  revoked: 'bad',
  unopened: 'bad',
  unsecured: 'bad',
};

/** A bid, question or registration: by whom, when, what it says, and what proves that it was received. */
export function EntryCard({ entry, view, definition }: TabProps & { readonly entry: EntryView }) {
  const t = useTranslate();
  const text = useText();
  const context = contextOf(view);
  // only what somebody is asked to answer can wait for it
  const isAnswerable = Object.values(definition.stages).some(({ actions = {} }) =>
    Object.values(actions).some(({ answers }) => answers === entry.action),
  );
  const titleOf = (name: string) => {
    const field = caseField(definition, entry.action, name);
    return field ? text(field.title) : name;
  };
  const rows = Object.entries(entry.values).map(([name, value]) => {
    const field = caseField(definition, entry.action, name);
    return {
      key: name,
      title: titleOf(name),
      value: <FieldValue type={field?.type ?? 'text'} {...{ value, field, context }} unit={context.unit} />,
    };
  });
  const form = findAction(definition, entry.action)?.form;
  const valueOf = (name: string | undefined): string | undefined => {
    const value = name === undefined ? undefined : entry.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const data = valueOf(preparedField(form, 'data'));
  const price = valueOf(pricedField(form));
  const isOpened = entry.state === 'valid';
  return (
    <Box
      component="article"
      sx={{
        border: 1,
        borderColor: entry.own ? 'primary.light' : 'divider',
        borderRadius: 1,
        p: 1.5,
        borderStyle: entry.state === 'replaced' ? 'dashed' : 'solid',
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography sx={{ fontWeight: 600 }}>
          {entry.body?.name ?? t('case.bids.unnamed')}
          {entry.own && ` ${t('case.bids.own')}`}
        </Typography>
        <StatusChip tone={tones[entry.state]} label={t(`case.bids.${entry.state}`)} />
      </Box>
      {rows.length > 0 && <ValueList rows={rows} />}
      {isOpened && data !== undefined && (
        <PreparedBidView {...{ definition, price }} caseId={view.id} document={data} unit={context.unit} />
      )}
      {entry.hidden.length > 0 && (
        <Typography
          variant="body2"
          sx={{ display: 'flex', alignItems: 'center', gap: 0.5, color: 'text.secondary', my: 0.5 }}
        >
          <LockIcon fontSize="inherit" aria-hidden />{' '}
          {t('case.bids.sealedFields', { fields: entry.hidden.map(titleOf).join(t('case.comma')) })}
        </Typography>
      )}
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
        {t('case.bids.received')} <Instant at={entry.receivedAt} style="second" /> ·{' '}
        {t('case.bids.version', { version: entry.version })} · <HashText hash={entry.hash} />
        {isAnswerable &&
          entry.answered !== undefined &&
          ` · ${t(entry.answered ? 'case.bids.answered' : 'case.bids.unanswered')}`}
      </Typography>
      {entry.own && <SignedReceipt caseId={view.id} entry={entry.id} />}
      {entry.answer && (
        <Box sx={{ mt: 1.5, pl: 1.5, borderLeft: 4, borderColor: 'primary.light' }}>
          <GivenForm given={entry.answer} view={view} definition={definition} />
        </Box>
      )}
    </Box>
  );
}

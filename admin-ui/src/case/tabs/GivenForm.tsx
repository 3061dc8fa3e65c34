import LockIcon from '@mui/icons-material/LockOutlined';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../../api/contract';
import type { Process } from '../../../../definitions/language';
import { FieldValue } from '../../forms/values/FieldValue';
import { ValueList } from '../../forms/values/ValueList';
import { useText } from '../../i18n/use-text';
import { Instant } from '../../look/Instant';
import { caseField } from '../case-field';
import { contextOf } from '../use-case';

interface GivenFormProps {
  readonly given: CaseView['given'][number];
  readonly view: CaseView;
  readonly definition: Process;
}

/** What was stated in one act; hidden fields are said to be hidden. */
export function GivenForm({ given, view, definition }: GivenFormProps) {
  const t = useTranslate();
  const text = useText();
  const context = contextOf(view);
  const titleOf = (name: string) => {
    const field = caseField(definition, given.action, name);
    return field ? text(field.title) : name;
  };
  const rows = Object.entries(given.values).map(([name, value]) => {
    const field = caseField(definition, given.action, name);
    return {
      key: name,
      title: titleOf(name),
      value: (
        <FieldValue type={field?.type ?? 'text'} {...{ value, field, context }} unit={context.unit} caseId={view.id} />
      ),
    };
  });
  // a body whose part in the case everybody here sees is no secret
  const isKnown = (name: string): boolean => {
    const field = caseField(definition, given.action, name);
    return field?.type === 'body' && view.parties.some(({ role, body }) => role === field.kind && body !== undefined);
  };
  const secret = given.hidden.filter((name) => !isKnown(name));
  const hidden = secret.map((name) => ({
    key: name,
    title: titleOf(name),
    value: (
      <Box component="span" sx={{ color: 'text.secondary', display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
        <LockIcon fontSize="inherit" aria-hidden /> {t('case.hidden')}
      </Box>
    ),
  }));
  return (
    <Box component="section" sx={{ '& + &': { mt: 3 } }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          justifyContent: 'space-between',
          columnGap: 2,
          alignItems: 'baseline',
        }}
      >
        <Typography variant="h3" component="h3">
          {text(given.title)}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          <Instant at={given.at} />
        </Typography>
      </Box>
      {rows.length + hidden.length > 0 ? (
        <ValueList rows={[...rows, ...hidden]} />
      ) : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('case.nothingStated')}
        </Typography>
      )}
    </Box>
  );
}

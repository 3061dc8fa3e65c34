import LockIcon from '@mui/icons-material/LockOutlined';
import { Box, Link as MuiLink, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { TimelineItem } from '../../../../api/contract';
import { FieldValue } from '../../forms/values/FieldValue';
import { ValueList } from '../../forms/values/ValueList';
import { useText } from '../../i18n/use-text';
import { instantText } from '../../look/span-of-time';
import { caseField } from '../case-field';
import type { TabProps } from '../CaseTabs';
import { contextOf } from '../use-case';

interface TimelineEntryProps extends TabProps {
  readonly item: TimelineItem;
  /** The address names this entry. */
  readonly marked: boolean;
}

const loud: readonly TimelineItem['kind'][] = ['opened', 'act', 'closed'];

/** One thing that happened: who did what, with which words and documents, and what it was before. */
export function TimelineEntry({ item, view, definition, marked }: TimelineEntryProps) {
  const t = useTranslate();
  const text = useText();
  const context = contextOf(view);
  const isLoud = loud.includes(item.kind);
  const { actor } = item;
  const who = actor?.standsInFor ? t('absence.actedFor', { name: actor.name, absent: actor.standsInFor }) : actor?.name;
  const by = actor ? [who, actor.body, text(actor.roleTitle)].filter(Boolean).join(' · ') : undefined;
  const titleOf = (name: string) => {
    const field = caseField(definition, item.action, name);
    return field ? text(field.title) : name;
  };
  const rows = item.fields.map(({ name, title, type, value, before }) => {
    const field = caseField(definition, item.action, name);
    const props = { type, field, context, unit: context.unit, caseId: view.id };
    return {
      key: name,
      title: text(title),
      value: (
        <>
          {before !== undefined && (
            <>
              <Box component="del" sx={{ color: 'text.secondary' }}>
                <FieldValue {...props} value={before} />
              </Box>
              {' → '}
            </>
          )}
          <FieldValue {...props} value={value} />
        </>
      ),
    };
  });
  return (
    <Box
      component="li"
      id={`seq-${item.seq}`}
      tabIndex={-1}
      sx={{
        position: 'relative',
        pl: 3,
        py: isLoud ? 1 : 0.5,
        bgcolor: marked ? 'action.selected' : 'transparent',
        borderLeft: 2,
        borderColor: 'divider',
        '&::before': {
          content: '""',
          position: 'absolute',
          left: isLoud ? -7 : -5,
          top: isLoud ? 16 : 11,
          width: isLoud ? 12 : 8,
          height: isLoud ? 12 : 8,
          borderRadius: '50%',
          bgcolor: isLoud ? 'primary.main' : 'text.secondary',
        },
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
        <Typography
          component="h4"
          variant="body2"
          sx={{ fontWeight: isLoud ? 650 : 400, color: isLoud ? 'text.primary' : 'text.secondary' }}
        >
          {text(item.title)}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {by ?? (item.actorHidden ? t('case.timeline.actorHidden') : '')}
        </Typography>
        <MuiLink
          component={Link}
          to={{ hash: `#seq-${item.seq}` }}
          variant="body2"
          sx={{ color: 'text.secondary', ml: 'auto' }}
          title={t('case.timeline.permalink', { seq: item.seq })}
        >
          <time dateTime={item.at}>{instantText(item.at, 'second').slice(11)}</time> · #{item.seq}
        </MuiLink>
      </Box>
      {rows.length > 0 && <ValueList rows={rows} />}
      {item.hidden.length > 0 && (
        <Typography variant="body2" sx={{ display: 'flex', gap: 0.5, alignItems: 'center', color: 'text.secondary' }}>
          <LockIcon fontSize="inherit" aria-hidden />{' '}
          {t('case.timeline.hidden', { fields: item.hidden.map(titleOf).join(t('case.comma')) })}
        </Typography>
      )}
    </Box>
  );
}

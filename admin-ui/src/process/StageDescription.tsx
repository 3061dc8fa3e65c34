import { Box, Card, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Process } from '../../../definitions/language';
import { isPeriod } from '../../../definitions/language/limit';
import { periodText } from '../../../definitions/language/period';
import { citation } from '../../../definitions/language/citation';
import { useLanguage, useText } from '../i18n/use-text';

interface StageDescriptionProps {
  readonly definition: Process;
  readonly name: string;
  readonly marked: boolean;
}

/** One stage in words: what happens, who may do what until when, and where its ends lead. */
export function StageDescription({ definition, name, marked }: StageDescriptionProps) {
  const t = useTranslate();
  const text = useText();
  const language = useLanguage();
  const stage = definition.stages[name];
  if (!stage) return null;
  const roleOf = (role: string) => {
    const title = definition.roles[role]?.title;
    return title ? text(title) : role;
  };
  const dueOf = (rule: string | undefined) => {
    const value = rule === undefined ? undefined : definition.rules[rule]?.value;
    return isPeriod(value) ? t('process.within', { period: text(periodText(value)) }) : '';
  };
  const targetOf = (target: string) => {
    const title = definition.stages[target]?.title ?? definition.closings[target]?.title;
    return title ? text(title) : target;
  };
  const targets = [...new Set(Object.values(stage.ends))];
  return (
    <Card
      component="article"
      id={`stage-${name}`}
      tabIndex={-1}
      sx={{ p: 2, borderColor: marked ? 'primary.main' : 'divider' }}
    >
      <Typography variant="h3" component="h3">
        {text(stage.title)}
      </Typography>
      {stage.article && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {citation(stage.article, language)}
        </Typography>
      )}
      {stage.help && <Typography variant="body2">{text(stage.help)}</Typography>}
      {stage.does && <Typography variant="body2">{text(stage.does)}</Typography>}
      <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
        {Object.entries(stage.actions ?? {}).map(([key, action]) => (
          <Typography component="li" variant="body2" key={key}>
            <strong>{text(action.title)}</strong> — {[action.by].flat().map(roleOf).join(t('case.comma'))}
            {dueOf(action.asked?.due?.rule)}
            {action.article && (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {' '}
                ({citation(action.article, language)})
              </Box>
            )}
          </Typography>
        ))}
      </Box>
      <Typography variant="body2" sx={{ mt: 1 }}>
        {t('process.leadsTo', { targets: targets.map(targetOf).join(t('case.comma')) })}
      </Typography>
    </Card>
  );
}

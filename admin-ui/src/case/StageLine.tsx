import { Box, Tooltip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import type { Process } from '../../../definitions/language';
import { useText } from '../i18n/use-text';
import { pathOf, type PathStage } from './stage-path';

interface StageLineProps {
  readonly definition: Process;
  readonly view: CaseView;
}

const colours: Readonly<Record<PathStage['state'], string>> = {
  done: 'primary.light',
  current: 'primary.main',
  ahead: 'divider',
};

/** Where the case stands among its stages: a line of steps, the current one named. */
export function StageLine({ definition, view }: StageLineProps) {
  const t = useTranslate();
  const text = useText();
  const path = pathOf(definition, view);
  const at = path.findIndex(({ name }) => name === view.stage);
  const titleOf = (index: number) => {
    const name = path[index]?.name;
    const title = name === undefined ? undefined : definition.stages[name]?.title;
    return title ? text(title) : undefined;
  };
  const before = titleOf(at - 1);
  const after = view.closing ? undefined : titleOf(at + 1);
  return (
    <Box component="nav" aria-label={t('case.stages')}>
      <Box component="ol" sx={{ display: 'flex', gap: '3px', listStyle: 'none', m: 0, p: 0 }}>
        {path.map(({ name, state }, index) => {
          const title = titleOf(index) ?? name;
          return (
            <Tooltip key={name} title={title}>
              <Box
                component="li"
                aria-current={state === 'current' ? 'step' : undefined}
                aria-label={t(`case.stage.${state}`, { title })}
                sx={{
                  flex: state === 'current' ? 2 : 1,
                  height: state === 'current' ? 10 : 6,
                  alignSelf: 'center',
                  borderRadius: 1,
                  bgcolor: colours[state],
                }}
              />
            </Tooltip>
          );
        })}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: 2, mt: 0.5 }}>
        <Typography
          variant="body2"
          sx={{ color: 'text.secondary', flex: '1 1 0', display: { xs: 'none', sm: 'block' } }}
        >
          {before && `✓ ${before}`}
        </Typography>
        <Typography variant="body2" sx={{ fontWeight: 650 }}>
          {t('case.stageOf', { title: titleOf(at) ?? '', number: at + 1, count: path.length })}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', flex: { sm: '1 1 0' }, textAlign: 'right' }}>
          {after && t('case.next', { title: after })}
        </Typography>
      </Box>
    </Box>
  );
}

import { Box, Card, Stack, Typography } from '@mui/material';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import type { Process } from '../../../definitions/language';
import { useText } from '../i18n/use-text';
import { StageChip } from '../look/StageChip';
import { CaseDeadline } from './CaseDeadline';
import { LotSwitcher } from './LotSwitcher';
import { StageLine } from './StageLine';
import { caseName } from './use-case';
import { WaitsFor } from './WaitsFor';

interface CaseHeadProps {
  readonly view: CaseView;
  readonly definition: Process | undefined;
  readonly tab: string;
}

/** In one glance: what it is, where it stands, what is next, who must, until when. */
export function CaseHead({ view, definition, tab }: CaseHeadProps) {
  const t = useTranslate();
  const text = useText();
  const name = caseName(view);
  const platform = t('shell.platform');
  const opener = view.parties.find(({ body }) => body?.id === view.tenderer.id);
  useEffect(() => {
    document.title = `${name} · ${platform}`;
  }, [name, platform]);
  return (
    <Card component="header" sx={{ p: { xs: 1.5, sm: 2.5 } }}>
      <Stack spacing={1.5}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'space-between' }}>
          <Box sx={{ minWidth: 0, flex: '1 1 380px' }}>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {text(view.processTitle)} · {view.code} · {text(view.regionName)}
            </Typography>
            <Typography variant="h1" sx={{ mt: 0.25 }}>
              {name}
            </Typography>
            <Typography variant="body2" sx={{ mt: 0.5 }}>
              {t('case.by', {
                role: opener ? text(opener.roleTitle) : t('role.tenderer'),
                tenderer: view.tenderer.name,
              })}
              {view.agency && ` · ${t('case.agency', { agency: view.agency.name })}`}
            </Typography>
          </Box>
          <Stack spacing={0.75} sx={{ alignItems: { xs: 'flex-start', md: 'flex-end' }, textAlign: { md: 'right' } }}>
            <StageChip of={view} />
            <CaseDeadline view={view} />
          </Stack>
        </Box>
        {definition && <StageLine definition={definition} view={view} />}
        {!view.closing && <WaitsFor view={view} definition={definition} />}
        <LotSwitcher view={view} tab={tab} />
      </Stack>
    </Card>
  );
}

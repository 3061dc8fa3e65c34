import { Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useAbility } from '../../api/use-me';
import { useText } from '../../i18n/use-text';
import { EmptyState } from '../../look/EmptyState';
import type { TabProps } from '../CaseTabs';
import { caseName } from '../use-case';

/** Other lots of the project, the tender before and after; and how to begin anew where the law allows it. */
export default function LinkedTab({ view, definition }: TabProps) {
  const t = useTranslate();
  const text = useText();
  const ability = useAbility();
  const mayRestart = !!view.closing && !!definition.closings[view.closing]?.mayRestart && ability.can('create', 'Case');
  const restart = mayRestart && (
    <Button variant="outlined" component={Link} to={`/cases/new?retenderOf=${view.id}`}>
      {t('case.linked.restart')}
    </Button>
  );
  if (view.links.length === 0) return <EmptyState title={t('case.linked.empty')}>{restart}</EmptyState>;
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, mb: 2 }}>
        {view.links.map(({ kind, case: linked }) => (
          <Box
            component="li"
            key={`${kind}-${linked.id}`}
            sx={{ py: 1.25, '& + &': { borderTop: 1, borderColor: 'divider' } }}
          >
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {t(`case.linked.${kind}`)}
            </Typography>
            <MuiLink component={Link} to={`/cases/${linked.id}`} sx={{ fontWeight: 600 }}>
              {caseName(linked)}
            </MuiLink>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {linked.code} · {text(linked.stageTitle)}
            </Typography>
          </Box>
        ))}
      </Box>
      {restart}
    </>
  );
}

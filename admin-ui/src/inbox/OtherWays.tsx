import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { findAction } from '../../../definitions/language/visibility';
import { useCase, useDefinition } from '../case/use-case';
import { useText } from '../i18n/use-text';

interface OtherWaysProps {
  readonly caseId: string;
  readonly action: string;
}

/** What may be done instead of what a task asks for, such as sending back what was to be accepted. */
export function OtherWays({ caseId, action }: OtherWaysProps) {
  const t = useTranslate();
  const text = useText();
  const { data: view } = useCase(caseId);
  const { data: definition } = useDefinition(view?.definitionId);
  if (!view || !definition) return null;
  const others = view.actions.filter(
    (offered) => offered.open && findAction(definition, offered.action)?.insteadOf === action,
  );
  if (others.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 3 }}>
      <Typography variant="body2">{t('case.otherActions')}</Typography>
      {others.map((offered) => (
        <Button
          key={offered.action}
          component={Link}
          to={`/cases/${caseId}?action=${offered.action}`}
          size="small"
          variant="outlined"
        >
          {text(offered.title)}
        </Button>
      ))}
    </Box>
  );
}

import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Buttons at the right. */
  readonly children?: ReactNode;
}

/** The head of a page: its title (also of the window), a sentence, and what one can do. */
export function PageHead({ title, lead, children }: Props) {
  const translate = useTranslate();
  const platform = translate('shell.platform');
  useEffect(() => {
    document.title = `${title} · ${platform}`;
  }, [title, platform]);

  return (
    <Stack
      direction={{ xs: 'column', sm: 'row' }}
      sx={{ justifyContent: 'space-between', alignItems: { sm: 'center' }, gap: 1.5, mb: 2 }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="h1">{title}</Typography>
        {lead !== undefined && (
          <Typography variant="body2" color="textSecondary" sx={{ mt: 0.25, maxWidth: '46rem' }}>
            {lead}
          </Typography>
        )}
      </Box>
      {children !== undefined && (
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center', flexShrink: 0 }}>
          {children}
        </Stack>
      )}
    </Stack>
  );
}

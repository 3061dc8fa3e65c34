import { Alert, AlertTitle, Box, Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { sizeText } from '../forms/values/size-text';
import { instantText } from '../look/span-of-time';
import { ProblemAlert } from '../look/ProblemAlert';

interface LeftSealedProps {
  readonly file: File;
  readonly onGoOn: (file: File) => Promise<void>;
  readonly onDrop: () => Promise<void>;
}

/** A bid that was sealed here and not handed in, because the page was closed or the connection was lost. */
export function LeftSealed({ file, onGoOn, onDrop }: LeftSealedProps) {
  const t = useTranslate();
  const going = useMutation({ mutationFn: () => onGoOn(file) });
  const dropping = useMutation({ mutationFn: onDrop });
  const sealedAt = instantText(new Date(file.lastModified).toISOString());
  return (
    <>
      <Alert severity="warning" icon={false}>
        <AlertTitle>{t('case.sealing.left')}</AlertTitle>
        {t('case.sealing.leftHelp', { name: file.name, size: sizeText(file.size), at: sealedAt })}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
          <Button variant="contained" loading={going.isPending} onClick={() => going.mutate()}>
            {t('case.sealing.handIn')}
          </Button>
          <Button disabled={going.isPending} loading={dropping.isPending} onClick={() => dropping.mutate()}>
            {t('case.sealing.dropLeft')}
          </Button>
        </Box>
      </Alert>
      {going.error && (
        <Box sx={{ mt: 2 }}>
          <ProblemAlert problem={problemOf(going.error)} />
        </Box>
      )}
    </>
  );
}

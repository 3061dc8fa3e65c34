import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import type { FieldFault, Problem, TenderRoom } from '../../../api/contract';
import { address, problemOf } from '../api/client';
import { DocumentLink } from '../forms/values/DocumentLink';
import { useText } from '../i18n/use-text';
import { Instant } from '../look/Instant';
import { ProblemAlert } from '../look/ProblemAlert';
import { sectionOf } from './draft-places';
import { useTenderDocument } from './use-tender-room';

interface FinishSectionProps {
  readonly room: TenderRoom;
  /** The draft as it was saved last, and whether nothing was typed since. */
  readonly revision: number;
  readonly isSaved: boolean;
  readonly faults: readonly FieldFault[];
  readonly settle: () => Promise<number | undefined>;
  readonly onFault: (path: string) => void;
}

/** Handed in; the newest stands first. */
const isGiven = ({ givenAt }: TenderRoom['packages'][number]): boolean => givenAt !== undefined;

/** What is missing, how it will look, and the way to the form that hands it in. */
export function FinishSection({ room, revision, isSaved, faults, settle, onFault }: FinishSectionProps) {
  const t = useTranslate();
  const text = useText();
  const navigate = useNavigate();
  const { compose, preview } = useTenderDocument(room.caseId);
  const whyNotId = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const { action } = room;
  const isPublished = action?.does === 'addendum' && isSaved && room.packages.find(isGiven)?.revision === revision;
  const whyNot = faults.length > 0 ? 'tender.composeWhyNot' : isPublished ? 'tender.unchanged' : undefined;

  const finish = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const revision = await settle();
      if (revision === undefined) return;
      const made = await compose(revision);
      await navigate(`/cases/${encodeURIComponent(room.caseId)}?action=${encodeURIComponent(made.action)}`);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Stack spacing={2.5}>
      {faults.length === 0 ? (
        <Alert severity="success">{t('tender.complete')}</Alert>
      ) : (
        <Alert severity="warning" sx={{ '& .MuiAlert-message': { minWidth: 0 } }}>
          {t('tender.missing', { smart_count: faults.length })}
          <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
            {faults.map((fault) => (
              <li key={`${fault.path} ${fault.rule} ${String(fault.params['what'] ?? '')}`}>
                <Link component="button" type="button" onClick={() => onFault(fault.path)} sx={{ textAlign: 'left' }}>
                  {t(`tender.section.${sectionOf(fault.path)}`)}: {text(fault.message)}
                </Link>
              </li>
            ))}
          </Box>
        </Alert>
      )}
      {action && (
        <Typography variant="body2" color="textSecondary">
          {t(action.does === 'addendum' ? 'tender.finishAddendum' : 'tender.finishFiling')}
        </Typography>
      )}
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <Button variant="outlined" href={address(preview)} target="_blank" rel="noopener" onClick={() => void settle()}>
          {t('tender.pdf')}
        </Button>
        {action && (
          <Button
            variant="contained"
            loading={busy}
            disabled={whyNot !== undefined}
            onClick={() => void finish()}
            aria-describedby={whyNot && whyNotId}
          >
            {t('tender.compose', { action: text(action.title) })}
          </Button>
        )}
      </Stack>
      {action && whyNot && (
        <Typography id={whyNotId} variant="body2" color="textSecondary">
          {t(whyNot)}
        </Typography>
      )}
      {problem && <ProblemAlert problem={problem} />}
      <Versions packages={room.packages} />
    </Stack>
  );
}

function Versions({ packages }: Pick<TenderRoom, 'packages'>) {
  const t = useTranslate();
  const text = useText();
  if (packages.length === 0) return null;
  return (
    <Stack component="section" spacing={1.5} aria-label={t('tender.versions')}>
      <Typography variant="h3" component="h3">
        {t('tender.versions')}
      </Typography>
      {packages.map((one) => (
        <Card key={one.package.id} variant="outlined" sx={{ p: 1.5 }}>
          <Typography sx={{ fontWeight: 600 }}>
            {t(one.givenAt === undefined ? 'tender.versionComposed' : 'tender.versionGiven', { version: one.version })}
          </Typography>
          <Typography variant="body2" color="textSecondary" component="div">
            {one.composedBy.name} · <Instant at={one.givenAt ?? one.composedAt} style="minute" />
          </Typography>
          <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap', my: 0.5 }}>
            <DocumentLink id={one.print.id} />
            <DocumentLink id={one.package.id} />
          </Stack>
          {one.differences.length > 0 && (
            <Box component="details" sx={{ mt: 1 }}>
              <summary>{t('tender.differences', { smart_count: one.differences.length })}</summary>
              <Box component="ol" sx={{ pl: 3, my: 0.5 }}>
                {one.differences.map((difference) => (
                  <Typography key={difference.zh} component="li" variant="body2" sx={{ whiteSpace: 'pre-line' }}>
                    {text(difference)}
                  </Typography>
                ))}
              </Box>
            </Box>
          )}
        </Card>
      ))}
    </Stack>
  );
}

import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Problem, TenderRoom } from '../../../api/contract';
import { namedInEnglish } from '../../../domain/tender-document/named-in-english';
import { problemOf } from '../api/client';
import { useText } from '../i18n/use-text';
import { ProblemAlert } from '../look/ProblemAlert';
import { useTenderDocument } from './use-tender-room';

interface TemplateChoiceProps {
  readonly room: TenderRoom;
  /** Saves what is unsaved; @returns the revision that is begun anew. */
  readonly settle: () => Promise<number | undefined>;
  readonly onBegun: () => void;
}

/** The templates that a tender document can begin with. */
export function TemplateChoice({ room, settle, onBegun }: TemplateChoiceProps) {
  const t = useTranslate();
  const text = useText();
  const { begin } = useTenderDocument(room.caseId);
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const choose = async (template: TenderRoom['templates'][number]) => {
    setBusy(template.id);
    setProblem(undefined);
    try {
      const revision = await settle();
      if (revision === undefined) return;
      await begin(revision, template);
      onBegun();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <Stack spacing={1.5}>
      {problem && <ProblemAlert problem={problem} />}
      {room.templates.map((template) => (
        <Card key={template.id} variant="outlined" sx={{ p: 2 }}>
          <Typography variant="h3" component="h2">
            {text(namedInEnglish(template.title))}
          </Typography>
          <Typography variant="body2" color="textSecondary" sx={{ my: 0.75 }}>
            {t(`tender.kind.${template.kind}`)} · {t('tender.templateVersion', { version: template.version })} ·{' '}
            {text(namedInEnglish(template.source))}
          </Typography>
          <Button
            variant="outlined"
            loading={busy === template.id}
            disabled={busy !== undefined}
            onClick={() => void choose(template)}
            aria-label={t('tender.beginNamed', { title: text(namedInEnglish(template.title)) })}
          >
            {t('tender.begin')}
          </Button>
        </Card>
      ))}
    </Stack>
  );
}

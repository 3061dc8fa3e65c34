import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { Problem, Proposed, TenderTemplateView } from '../../../api/contract';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { BlankRows } from './BlankRows';
import { FormsSection } from './FormsSection';
import { inputId } from './draft-places';
import { PlaceholderHelp } from './PlaceholderHelp';
import { PartsSection } from './PartsSection';
import { QualificationSection } from './QualificationSection';
import { TextAt } from './TextAt';
import { proposeTemplate } from './use-templates';

/** A template while somebody changes it; nothing is kept until it is proposed. */
export function TemplateEditor({ template }: { readonly template: TenderTemplateView }) {
  const t = useTranslate();
  const [next, setNext] = useState(template);
  const [part, setPart] = useState(-1);
  const [form, setForm] = useState(-1);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [proposed, setProposed] = useState<Proposed>();
  const faults = problem?.faults ?? [];
  const change = (changed: Partial<TenderTemplateView>) => setNext((now) => ({ ...now, ...changed }));
  const common = { draft: next, faults, disabled: busy, onChange: change };

  const propose = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      setProposed(await proposeTemplate(next));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  if (proposed) {
    return (
      <Alert
        severity="success"
        action={
          <Button component={Link} to={`/proposals/${proposed.proposalId}`} color="inherit" size="small">
            {t('tender.templates.toProposal')}
          </Button>
        }
      >
        {t('tender.templates.proposed')}
      </Alert>
    );
  }
  return (
    <Stack spacing={2}>
      {problem && <ProblemAlert problem={problem} inputId={inputId} />}
      <Card sx={{ p: 2.5 }}>
        <Stack spacing={2}>
          <TextAt
            path="title"
            label={t('tender.templates.titleField')}
            value={next.title}
            onChange={(title) => change({ title })}
            faults={faults}
          />
          <TextAt
            path="source"
            label={t('tender.templates.source')}
            value={next.source}
            onChange={(source) => change({ source })}
            faults={faults}
          />
        </Stack>
      </Card>
      <Group title={t('tender.templates.blanks')}>
        <BlankRows {...common} />
      </Group>
      <Group title={t('tender.section.parts')}>
        <PlaceholderHelp blanks={next.blanks} />
        <PartsSection {...common} open={part} onOpen={setPart} />
      </Group>
      <Group title={t('tender.section.qualification')}>
        <QualificationSection {...common} />
      </Group>
      <Group title={t('tender.section.forms')}>
        <FormsSection {...common} open={form} onOpen={setForm} />
      </Group>
      <Box>
        <Button variant="contained" loading={busy} onClick={() => void propose()}>
          {t('tender.templates.propose')}
        </Button>
      </Box>
    </Stack>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card component="section" aria-label={title} sx={{ p: 2.5 }}>
      <Typography variant="h2" component="h2" sx={{ mb: 2 }}>
        {title}
      </Typography>
      {children}
    </Card>
  );
}

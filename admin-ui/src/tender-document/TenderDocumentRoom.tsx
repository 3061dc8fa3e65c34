import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import type { CaseView, TenderRoom } from '../../../api/contract';
import type { Process } from '../../../definitions/language';
import { evaluationForm, filingForm } from '../../../definitions/language/composed-form';
import { AttachmentsSection } from './AttachmentsSection';
import { BeginAnew } from './BeginAnew';
import { BillsSection } from './BillsSection';
import { focusPlace, sectionOf, sections, type Section } from './draft-places';
import { EvaluationSection } from './EvaluationSection';
import { FactsSection } from './FactsSection';
import { FinishSection } from './FinishSection';
import { FormsSection } from './FormsSection';
import { PartsSection } from './PartsSection';
import { PlaceholderHelp } from './PlaceholderHelp';
import { QualificationSection } from './QualificationSection';
import { RoomNotices } from './RoomNotices';
import { SavingStatus } from './SavingStatus';
import { SectionNav } from './SectionNav';
import { useDraftSaving } from './use-draft-saving';

interface TenderDocumentRoomProps {
  readonly room: TenderRoom;
  readonly view: CaseView;
  readonly definition: Process;
  /** Loads what the server has: what was typed and not saved is gone then. */
  readonly onReload: () => void;
}

/** Whether what is written in a section may name facts. */
const isText = (section: Section): boolean => ['parts', 'qualification', 'forms'].includes(section);

/** Writing a tender document: section by section, saved by itself, checked as one goes. */
export function TenderDocumentRoom({ room, view, definition, onReload }: TenderDocumentRoomProps) {
  const t = useTranslate();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('section');
  const section: Section = sections.find((one) => one === asked) ?? 'facts';
  const { draft, saving, faults, attachments, revision, change, settle } = useDraftSaving(room.caseId, room);
  const [place, setPlace] = useState<string>();
  const [part, setPart] = useState(0);
  const [form, setForm] = useState(-1);
  const disabled = room.action === undefined || saving.kind === 'conflict';

  const go = (next: Section) => setSearch(next === 'facts' ? {} : { section: next }, { replace: true });
  const onFault = (path: string) => {
    const [head, index = ''] = path.split('.');
    if (head === 'parts') setPart(Number(index));
    if (head === 'bidderForms') setForm(Number(index));
    go(sectionOf(path));
    setPlace(path);
  };
  useEffect(() => {
    if (place === undefined || place.startsWith('evaluation.')) return;
    // the section is drawn and its part is open only after this
    const timer = setTimeout(() => focusPlace(place), 50);
    return () => clearTimeout(timer);
  }, [place, section]);

  if (!draft) return null;
  const common = { draft, faults, disabled, onChange: change };
  const content: Readonly<Record<Section, () => ReactNode>> = {
    facts: () => <FactsSection {...common} known={room.known} />,
    parts: () => <PartsSection {...common} open={part} onOpen={setPart} />,
    qualification: () => <QualificationSection {...common} />,
    evaluation: () => (
      <EvaluationSection
        {...common}
        view={view}
        form={evaluationForm(filingForm(definition) ?? {})}
        place={place?.startsWith('evaluation.') === true ? place.slice('evaluation.'.length) : undefined}
        disabled={disabled || room.action?.evaluates === false}
      />
    ),
    bills: () => (
      <BillsSection
        caseId={room.caseId}
        lots={room.lots}
        bills={room.bills}
        faults={faults.filter(({ path }) => path === 'boq' || path.startsWith('boq.'))}
        {...{ disabled, settle }}
        onKept={onReload}
      />
    ),
    forms: () => <FormsSection {...common} open={form} onOpen={setForm} />,
    attachments: () => <AttachmentsSection {...common} caseId={room.caseId} attachments={attachments} />,
    finish: () => <FinishSection {...{ room, revision, faults, settle, onFault }} isSaved={saving.kind === 'saved'} />,
  };

  return (
    <>
      <RoomNotices
        saving={saving}
        isClosed={room.action === undefined}
        onReload={onReload}
        onRetry={() => void settle()}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '220px minmax(0, 1fr)' },
          alignItems: 'start',
        }}
      >
        <SectionNav section={section} faults={faults} onGo={go} />
        <Card component="section" aria-labelledby="tender-section" sx={{ p: { xs: 1.5, sm: 2.5 }, minWidth: 0 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'baseline', mb: 2 }}>
            <Typography id="tender-section" variant="h2" component="h2" sx={{ flex: '1 1 auto' }}>
              {t(`tender.section.${section}`)}
            </Typography>
            <SavingStatus saving={saving} />
          </Box>
          {isText(section) && <PlaceholderHelp {...draft} known={room.known} />}
          {content[section]()}
          {section === 'facts' && room.action && <BeginAnew room={room} settle={settle} onBegun={onReload} />}
        </Card>
      </Box>
    </>
  );
}

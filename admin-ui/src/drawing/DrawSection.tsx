import { Box, Link, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { DrawView } from '../../../api/contract';
import type { Process } from '../../../definitions/language';
import { openedShare } from '../../../domain/drawing/draw-record';
import { specialityName } from '../../../domain/drawing/specialities';
import { HashText } from '../forms/values/HashText';
import { useText } from '../i18n/use-text';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { StatusChip } from '../look/StatusChip';
import { useDraw } from './use-draw';

interface Props {
  readonly caseId: string;
  readonly definition: Process;
}

/** How many stay out by each rule, as the definition calls it. */
function Avoided({ draw, definition }: { readonly draw: DrawView; readonly definition: Process }) {
  const t = useTranslate();
  const text = useText();
  const rules = Object.assign({}, ...Object.values(definition.stages).map(({ avoidance }) => avoidance)) as NonNullable<
    Process['stages'][string]['avoidance']
  >; // names of rules are those of one stage
  const counts = Object.entries(rules).flatMap(([name, { title }]) => {
    const count = draw.list.avoided.filter((one) => one.rules.includes(name)).length;
    return count > 0 ? [t('draw.avoidedBy', { rule: text(title), count })] : [];
  });
  return counts.length > 0 ? <>{counts.join('；')}</> : <>—</>;
}

/** Where each party stands with its share. */
function Shares({ draw, definition }: { readonly draw: DrawView; readonly definition: Process }) {
  const t = useTranslate();
  const text = useText();
  return (
    <>
      {draw.list.keepers.map(({ party }) => {
        const made = draw.contributions.find((one) => one.party === party);
        const isOpen = made !== undefined && openedShare(draw.list, made) !== undefined;
        const state = made && (made.secret !== undefined ? 'revealed' : isOpen ? 'opened' : 'committed');
        const title = definition.roles[party]?.title;
        return (
          <Box key={party}>
            {title ? text(title) : party} · {state ? t(`draw.share.${state}`) : '—'}
          </Box>
        );
      })}
    </>
  );
}

/** The drawing of experts of a case: what is fixed, how far it is, and all that is needed to draw again. */
export function DrawSection({ caseId, definition }: Props) {
  const t = useTranslate();
  const text = useText();
  const { data: draw } = useDraw(caseId);
  if (!draw) return null;
  const { list, state, seatCode, calls } = draw;
  return (
    <Box component="section" sx={{ mb: 3 }} aria-labelledby="draw-title">
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap', mb: 0.5 }}>
        <Typography variant="h3" component="h3" id="draw-title">
          {t('draw.title')}
        </Typography>
        <StatusChip
          tone={state === 'seated' ? 'good' : state === 'tooFewExperts' ? 'bad' : 'care'}
          label={t(`draw.state.${state}`)}
        />
      </Stack>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {t('draw.lead')}
      </Typography>
      <Facts
        facts={[
          {
            name: t('draw.requests'),
            value: list.requests.map(({ speciality, number }) => (
              <Box key={speciality}>{t('draw.request', { speciality: text(specialityName(speciality)), number })}</Box>
            )),
          },
          {
            name: t('draw.candidates'),
            value: t('draw.candidatesCount', { smart_count: list.candidates.length, avoided: list.avoided.length }),
          },
          { name: t('draw.avoided'), value: <Avoided draw={draw} definition={definition} /> },
          { name: t('draw.listHash'), value: <HashText hash={draw.listHash} whole /> },
          { name: t('draw.shares'), value: <Shares draw={draw} definition={definition} /> },
          {
            name: t('draw.revealUntil'),
            value: draw.seed === undefined && draw.revealUntil !== undefined && <Instant at={draw.revealUntil} />,
          },
          { name: t('draw.seed'), value: draw.seed !== undefined && <HashText hash={draw.seed} whole /> },
          {
            name: t('draw.seat'),
            value: (
              <>
                <Instant at={draw.seatAt} /> · {draw.place}
              </>
            ),
          },
          { name: t('draw.seated'), value: state === 'drawing' ? undefined : String(draw.seated) },
          {
            name: t('draw.seatCode'),
            value: seatCode !== undefined && (
              <>
                <Box component="strong" sx={{ fontSize: '1.25rem', letterSpacing: 2 }}>
                  {seatCode}
                </Box>
                <Typography variant="body2" color="textSecondary">
                  {t('draw.seatCodeHelp')}
                </Typography>
              </>
            ),
          },
        ].map(({ name, value }) => ({ name, value: value === false ? undefined : value }))}
      />
      {calls.length > 0 && (
        <Box sx={{ mt: 1 }}>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {t('draw.calls')}
          </Typography>
          {calls.map(({ person, speciality, answer }) => (
            <Typography key={person} variant="body2">
              <HashText hash={person} /> · {text(specialityName(speciality))} ·{' '}
              {answer ? t(`draw.answer.${answer}`) : '—'}
            </Typography>
          ))}
          <Link
            sx={{ display: 'inline-block', mt: 1 }}
            href={`/api/public/draws/${encodeURIComponent(caseId)}`}
            download={`${caseId}-draw.json`}
          >
            {t('draw.record')}
          </Link>
          <Typography variant="body2" color="textSecondary">
            {t('draw.verify')}
          </Typography>
        </Box>
      )}
    </Box>
  );
}

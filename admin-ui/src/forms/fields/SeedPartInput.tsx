import { Alert, Skeleton, Typography } from '@mui/material';
import { useEffect, useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { sha256 } from '../../../../domain/hash';
import { useMe } from '../../api/use-me';
import { useCase } from '../../case/use-case';
import { ownPart } from '../../drawing/own-part';
import { useDraw } from '../../drawing/use-draw';
import { useFormSetting, type InputProps } from '../form-setting';
import { describe, useField } from '../use-field';

/** One's part of the seed of a draw: this browser makes it, and one sends it by sending the form. */
export default function SeedPartInput({ path, field }: InputProps<'seedPart'>) {
  const t = useTranslate();
  const { caseId } = useFormSetting();
  const role = useMe()?.acting.role;
  const view = useCase(caseId ?? '').data;
  const visit = view?.visits.at(-1)?.visit;
  const found = useDraw(view?.hasDraw ? caseId : undefined).data;
  const draw = view && !view.hasDraw ? null : found;
  const { value, change, ids, fault } = useField<string>(path);
  const { step } = field;
  const isReady = role !== undefined && visit !== undefined && caseId !== undefined && draw !== undefined;
  const own = useMemo(
    () => (isReady ? ownPart({ caseId, visit, role }, step, draw) : undefined),
    [isReady, caseId, visit, role, step, draw],
  );
  const part = own && 'part' in own ? own.part : undefined;
  useEffect(() => {
    if (part !== undefined && part !== value) change(part);
  });
  if (own === undefined) return <Skeleton variant="rounded" height={56} />;
  if ('none' in own) return <Alert severity="warning">{t(`draw.none.${own.none}`)}</Alert>;
  return (
    <Alert severity="success" id={ids.input} {...describe({ ids, fault })}>
      <Typography variant="body2">{t(`draw.ready.${step}`)}</Typography>
      <Typography variant="body2" sx={{ fontFamily: 'monospace', overflowWrap: 'anywhere', mt: 0.5 }}>
        {t('draw.fingerprint', { hash: sha256(own.part).slice(0, 16) })}
      </Typography>
    </Alert>
  );
}

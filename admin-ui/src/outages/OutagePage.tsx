import Box from '@mui/material/Box';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useAbility } from '../api/use-me';
import { PageHead } from '../look/PageHead';
import { AccessDenied } from '../missing/AccessDenied';
import { OutageFormCard } from './OutageFormCard';
import { OutageResults } from './OutageResults';
import { OutageReview } from './OutageReview';
import { emptyOutage, useAffected, usePostpone } from './use-outage';

/** Postpones the cases that an outage of the platform hit: form, review, result. */
export default function OutagePage() {
  const translate = useTranslate();
  const ability = useAbility();
  const [form, setForm] = useState(emptyOutage);
  const [isReviewing, setReviewing] = useState(false);
  const affected = useAffected(form);
  const postpone = usePostpone();

  if (!ability.can('create', 'Outage')) return <AccessDenied />;
  const chosen = (affected.data?.items ?? []).filter(({ caseId }) => !form.spared.includes(caseId));
  const again = () => {
    postpone.reset();
    setForm(emptyOutage);
    setReviewing(false);
  };
  return (
    <Box sx={{ maxWidth: 820 }}>
      <PageHead title={translate('outages.title')} lead={translate('outages.lead')} />
      {postpone.data ? (
        <OutageResults results={postpone.data.results} cases={chosen} onAgain={again} />
      ) : isReviewing ? (
        <OutageReview form={form} chosen={chosen} postpone={postpone} onBack={() => setReviewing(false)} />
      ) : (
        <OutageFormCard
          form={form}
          affected={affected}
          chosen={chosen.length}
          onChange={(part) => setForm({ ...form, ...part })}
          onReview={() => setReviewing(true)}
        />
      )}
    </Box>
  );
}

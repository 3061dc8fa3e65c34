import { Card, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import type { DefinitionSummary } from '../../../api/contract';
import { problemOf, request } from '../api/client';
import { useText } from '../i18n/use-text';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { NewCaseForm } from './NewCaseForm';
import { ProcessChoice } from './ProcessChoice';
import { useCase } from './use-case';

/** Opens a case: choose the process, fill in the form, review, receipt. A failed one can be begun anew from its facts. */
export default function NewCase() {
  const t = useTranslate();
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const retenderOf = search.get('retenderOf') ?? '';
  const before = useCase(retenderOf);
  const processes = useQuery({
    queryKey: ['definitions', 'current'],
    queryFn: ({ signal }) => request<{ items: DefinitionSummary[] }>('GET', '/processes', undefined, { signal }),
  });
  const items = processes.data?.items;
  // a case that is begun anew stays under the law of its place
  const former = items?.find(({ id }) => id === before.data?.definitionId)?.id;
  const wished = search.get('process') ?? former ?? before.data?.process;
  const startable = items?.filter(({ mayStart }) => mayStart) ?? [];
  const only = startable.length === 1 && items?.length === 1 ? startable[0] : undefined;
  const place = search.get('jurisdiction');
  const expert = search.get('expert');
  const isWished = ({ id, process, jurisdiction }: DefinitionSummary): boolean =>
    id === wished || (process === wished && (place === null || jurisdiction === place));
  const chosen = startable.find(isWished) ?? only;

  if (processes.error && !items)
    return <ProblemAlert problem={problemOf(processes.error)} onRetry={() => void processes.refetch()} />;
  if (!items || (retenderOf && !before.data && !before.error)) return <Skeleton variant="rounded" height={240} />;
  if (!chosen) {
    return (
      <>
        <PageHead title={t('case.new.title')} lead={t('case.new.choose')} />
        <ProcessChoice
          items={items}
          onChoose={(process) => setSearch({ ...(retenderOf && { retenderOf }), process })}
        />
      </>
    );
  }
  const { jurisdiction } = chosen;
  const law = t('case.new.law', { jurisdiction: t(`processes.jurisdiction.${jurisdiction}`, { _: jurisdiction }) });
  return (
    <>
      <PageHead
        title={text(chosen.title)}
        lead={`${law}${t('case.new.stop')}${
          before.data ? t('case.new.restart', { code: before.data.code }) : t('case.new.lead')
        }`}
      />
      <Card sx={{ p: { xs: 1.5, sm: 3 }, maxWidth: 880 }}>
        <NewCaseForm
          key={chosen.id}
          summary={chosen}
          before={before.data}
          {...(expert !== null && { stated: { expert } })}
        />
      </Card>
    </>
  );
}

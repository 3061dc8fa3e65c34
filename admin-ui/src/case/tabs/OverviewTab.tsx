import { useTranslate } from 'react-admin';
import { findAction } from '../../../../definitions/language/visibility';
import { EmptyState } from '../../look/EmptyState';
import type { TabProps } from '../CaseTabs';
import { GivenForm } from './GivenForm';

/** Everything that was stated in the case so far, by act. */
export function OverviewTab({ view, definition }: TabProps) {
  const t = useTranslate();
  // what each person takes for themselves, such as a score sheet, is no statement of the case
  const stated = view.given.filter(({ action }) => findAction(definition, action)?.each !== 'person');
  if (stated.length === 0) return <EmptyState title={t('case.overview.empty')} />;
  return (
    <>
      {stated.map((given, index) => (
        <GivenForm key={`${given.action}-${index}`} given={given} view={view} definition={definition} />
      ))}
    </>
  );
}

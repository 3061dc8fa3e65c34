import { useTranslate } from 'react-admin';
import { useProcesses } from './use-processes';

/** The laws that processes in force follow, as choices of a filter. */
export function useJurisdictionChoices(): readonly { readonly value: string; readonly label: string }[] {
  const translate = useTranslate();
  const codes = new Set(useProcesses().map(({ jurisdiction }) => jurisdiction));
  return [...codes].map((value) => ({ value, label: translate(`processes.jurisdiction.${value}`, { _: value }) }));
}

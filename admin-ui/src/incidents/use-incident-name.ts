import { stepTitle, type Incident } from '../../../api/contract';
import { useText } from '../i18n/use-text';

/** What keeps failing, in words. */
export function useIncidentName(): (incident: Pick<Incident, 'effect'>) => string {
  const text = useText();
  return ({ effect }) => text(stepTitle(effect));
}

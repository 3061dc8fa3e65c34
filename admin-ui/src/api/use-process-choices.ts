import { useText } from '../i18n/use-text';
import { useProcesses } from './use-processes';

/** The processes in force as choices of a filter; one that follows the law of several places is one choice. */
export function useProcessChoices(): readonly { readonly value: string; readonly label: string }[] {
  const text = useText();
  const titles = new Map(useProcesses().map(({ process, title }) => [process, text(title)]));
  return [...titles].map(([value, label]) => ({ value, label }));
}

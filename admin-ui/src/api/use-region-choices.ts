import { useMemo } from 'react';
import { useText } from '../i18n/use-text';
import { useRegions } from './use-regions';

interface RegionChoice {
  readonly value: string;
  readonly label: string;
}

/** The divisions as choices, and how a code is called. */
export function useRegionChoices(): {
  readonly choices: readonly RegionChoice[];
  readonly nameOf: (code: string) => string;
} {
  const regions = useRegions();
  const text = useText();
  return useMemo(() => {
    const choices = regions.map(({ code, name }) => ({ value: code, label: text(name) }));
    const names = new Map(choices.map(({ value, label }) => [value, label]));
    // nothing rather than a code that nobody knows, until the names are there
    return { choices, nameOf: (code) => names.get(code) ?? (names.size === 0 ? '' : code) };
  }, [regions, text]);
}

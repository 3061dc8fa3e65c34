import { useText } from '../../i18n/use-text';
import { regionPath } from './region-path';
import { useRegions } from './use-directory';

/** The name of a division with what it lies in; its code until the names are known. */
export function RegionName({ code }: { readonly code: string }) {
  const text = useText();
  const path = regionPath(useRegions() ?? [], code);
  return <>{path.length > 0 ? path.map(text).join(' › ') : code}</>;
}

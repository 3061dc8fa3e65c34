import { useTranslate } from 'react-admin';
import type { Incident } from '../../../api/contract';

/** What an incident is about, in words: `publish:tenderNotice` is what it does, and with what. */
export function useIncidentName(): (incident: Incident) => string {
  const translate = useTranslate();
  return ({ kind, effect }) => {
    const [does = '', what] = effect.split(':');
    const name =
      kind === 'delivery'
        ? translate('incidents.delivery', { channel: translate(`channel.${does}`) })
        : translate(`incidents.effect.${does}`, { _: does });
    return what === undefined ? name : `${name} (${what})`;
  };
}

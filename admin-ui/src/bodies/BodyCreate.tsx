import { useTranslate } from 'react-admin';
import { useAbility, useMe } from '../api/use-me';
import { PageHead } from '../look/PageHead';
import { AccessDenied } from '../missing/AccessDenied';
import { BodyForm } from './BodyForm';

/** A new organisation, at first in one's own region. */
export default function BodyCreate() {
  const translate = useTranslate();
  const ability = useAbility();
  const me = useMe();

  if (!me) return null;
  if (!ability.can('create', 'Body')) return <AccessDenied />;
  return (
    <>
      <PageHead title={translate('bodies.new')} />
      <BodyForm
        start={{ name: '', kinds: ['bidder'], uscc: '', region: me.acting.region, industries: [], active: true }}
        id={undefined}
      />
    </>
  );
}

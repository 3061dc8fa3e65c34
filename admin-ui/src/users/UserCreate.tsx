import { useTranslate } from 'react-admin';
import { useAbility, useMe } from '../api/use-me';
import { PageHead } from '../look/PageHead';
import { AccessDenied } from '../missing/AccessDenied';
import { UserForm } from './UserForm';

/** A new person, at first a colleague at one's own body. */
export default function UserCreate() {
  const translate = useTranslate();
  const ability = useAbility();
  const me = useMe();

  if (!me) return null;
  if (!ability.can('create', 'User')) return <AccessDenied />;
  const { role, body } = me.acting;
  return (
    <>
      <PageHead title={translate('users.new')} />
      <UserForm id={undefined} start={{ login: '', name: '', active: true, memberships: [{ role, body }] }} />
    </>
  );
}

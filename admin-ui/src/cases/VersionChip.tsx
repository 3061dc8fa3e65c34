import Chip from '@mui/material/Chip';
import { useTranslate } from 'react-admin';
import { useDefinitions } from '../processes/use-definitions';

interface Props {
  readonly id: string;
  readonly onDelete: () => void;
}

/** The filter by the definition that cases run under, as its version. */
export function VersionChip({ id, onDelete }: Props) {
  const translate = useTranslate();
  const definition = useDefinitions().data?.items.find((each) => each.id === id);
  const version = definition?.version ?? id.slice(0, 8);
  return <Chip color="primary" label={translate('cases.version', { version })} onDelete={onDelete} />;
}

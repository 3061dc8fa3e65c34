import { Skeleton, Stack } from '@mui/material';
import { DefinitionForm, type DefinitionFormProps } from './DefinitionForm';
import type { FormValues } from './form-setting';
import { useKeptDraft } from './use-draft';

interface DraftedFormProps extends Omit<DefinitionFormProps, 'keptAt'> {
  /** What takes the place of what the draft says: it was made since. */
  readonly prepared?: FormValues | undefined;
}

/** A form that begins with the draft that was kept of it, if any. */
export function DraftedForm({ prepared, ...props }: DraftedFormProps) {
  const kept = useKeptDraft(props.draft);
  if (kept === undefined) {
    return (
      <Stack spacing={2} aria-busy>
        <Skeleton variant="rounded" height={40} width="60%" />
        <Skeleton variant="rounded" height={40} width="40%" />
      </Stack>
    );
  }
  return (
    <DefinitionForm {...props} initial={{ ...props.initial, ...kept?.form, ...prepared }} keptAt={kept?.savedAt} />
  );
}

import { Skeleton, Stack } from '@mui/material';
import { DefinitionForm, type DefinitionFormProps } from './DefinitionForm';
import { useKeptDraft } from './use-draft';

/** A form that begins with the draft that was kept of it, if any. */
export function DraftedForm(props: Omit<DefinitionFormProps, 'keptAt'>) {
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
    <DefinitionForm
      {...props}
      initial={kept ? { ...props.initial, ...kept.form } : props.initial}
      keptAt={kept?.savedAt}
    />
  );
}

import { Alert, Box, Link, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import { preparedField, type Action } from '../../../definitions/language';
import type { FormContext } from '../../../definitions/language/form-context';
import { sealedField } from '../../../domain/sealing/sealed-field';
import { ProblemError } from '../api/client';
import { queryClient } from '../api/query-client';
import { DraftedForm } from '../forms/DraftedForm';
import { LocalDocumentInput } from '../forms/fields/LocalDocumentInput';
import { UploadRow } from '../forms/fields/UploadRow';
import type { FormValues } from '../forms/form-setting';
import { localFilesIn } from '../forms/local-files';
import { instantText } from '../look/span-of-time';
import { PreparedBid } from '../bid-document/PreparedBid';
import { useTenderPackage } from '../bid-document/use-tender-package';
import { browserDrafts } from './browser-drafts';
import { KeyDesk, type KeyInUse } from './KeyDesk';
import { LeftSealed } from './LeftSealed';
import { newTask } from './new-task';
import { OfflineTool } from './OfflineTool';
import { sealHere } from './seal-here';
import { forgetSealed, leftSealed, sealedName } from './sealed-files';
import { SealingRow } from './SealingRow';
import type { SealingStep } from './sealing-job';
import { useHandedIn } from './use-handed-in';
import { useSealedUpload } from './use-sealed-upload';

interface SealedEntryProps {
  readonly view: CaseView;
  /** The name of the action, what it says, and its title in words. */
  readonly name: string;
  readonly action: Action;
  readonly title: string;
  readonly context: FormContext;
  readonly objectName: string;
  /** The name of the body that hands it in. */
  readonly bidder: string;
  /** Whose entry it is, among those who use this browser. */
  readonly owner: string;
  readonly onSend: (form: FormValues) => Promise<void>;
}

/** What was sealed for these very values, and its document when that has arrived: a second try begins there. */
interface Made {
  readonly of: string;
  readonly file: File;
  readonly document?: string;
}

/** Whether the sealed file itself was refused: for what is wrong with it, or because its task was used. */
const isRefused = (error: unknown): boolean =>
  error instanceof ProblemError && (error.problem.code === 'InvalidInput' || error.problem.code === 'Conflict');

const noForm = {};

/**
 * The form of an entry that is sealed: key first, then the form, whose draft and files stay in this browser; it is
 * sealed here, opened again as a test, uploaded in parts and handed in.
 */
export function SealedEntry({
  view,
  name,
  action,
  title,
  context,
  objectName,
  bidder,
  owner,
  onSend,
}: SealedEntryProps) {
  const t = useTranslate();
  const caseId = view.id;
  const handedIn = useHandedIn(caseId, name);
  const { sendings, send, forget } = useSealedUpload(caseId, name);
  const leftKey = ['sealed-file', owner, caseId, name];
  const left = useQuery({ queryKey: leftKey, queryFn: () => leftSealed(owner, caseId, name), gcTime: 0 });
  const drafts = useMemo(() => browserDrafts(owner), [owner]);
  const published = useTenderPackage(caseId);
  const [prepared, setPrepared] = useState<{ readonly values: FormValues; readonly count: number }>();
  const [key, setKey] = useState<KeyInUse>();
  const [sealing, setSealing] = useState<{ readonly step: SealingStep; readonly fraction: number }>();
  const [isOffline, setOffline] = useState(false);
  const controller = useRef<AbortController | undefined>(undefined);
  const made = useRef<Made | undefined>(undefined);
  useEffect(() => () => controller.current?.abort(), []);

  const handIn = async (file: File) => {
    const of = made.current?.of ?? '';
    const document = made.current?.document ?? (await send(file)).id;
    made.current = { of, file, document };
    try {
      await onSend({ [sealedField]: document });
    } catch (error) {
      // the same file would be refused again: the next try seals anew
      if (key && isRefused(error)) {
        made.current = undefined;
        forget();
        await forgetSealed(owner, caseId, name);
      }
      throw error;
    }
    made.current = undefined;
    await forgetSealed(owner, caseId, name);
    await drafts.discard({ caseId, action: name });
  };
  const seal = async (values: FormValues, { content, passphrase }: KeyInUse): Promise<File> => {
    forget();
    const task = await newTask(caseId, name);
    controller.current = new AbortController();
    try {
      const job = {
        task,
        keyFile: content,
        passphrase,
        form: values,
        documents: localFilesIn(values).map(([id, file]) => ({ id, file })),
        owner,
        name: sealedName(caseId, name, task.place.version),
      };
      return await sealHere(job, controller.current.signal, (step, fraction) => setSealing({ step, fraction }));
    } finally {
      setSealing(undefined);
    }
  };
  const sealAndHandIn = async (values: FormValues, inUse: KeyInUse) => {
    const of = JSON.stringify(values);
    if (made.current?.of !== of) made.current = { of, file: await seal(values, inUse) };
    await handIn(made.current.file);
  };
  const drop = async () => {
    forget();
    await forgetSealed(owner, caseId, name);
    await queryClient.invalidateQueries({ queryKey: leftKey });
  };

  const form = action.form ?? noForm;
  // what is being made now is not left over
  const isLeft = left.data && !key;
  return (
    <Stack sx={{ gap: 2 }}>
      <Typography>{t('case.sealing.lead')}</Typography>
      {view.deadline && (
        <Alert severity="info" variant="outlined">
          {t('case.sealing.late', { at: instantText(view.deadline.at, 'second') })}
        </Alert>
      )}
      {handedIn.data && (
        <Alert severity="success" variant="outlined">
          {t('case.sealing.counts', { version: handedIn.data.version })}
        </Alert>
      )}
      {!isLeft && published.data && preparedField(form, 'data') !== undefined && (
        <PreparedBid
          {...{ caseId, form, bidder, owner }}
          published={published.data}
          action={name}
          onUse={(values) => setPrepared((before) => ({ values, count: (before?.count ?? 0) + 1 }))}
        />
      )}
      {isLeft && left.data && <LeftSealed file={left.data} onGoOn={handIn} onDrop={drop} />}
      {!isLeft && !key && <KeyDesk caseId={caseId} handedIn={handedIn.data ?? undefined} onReady={setKey} />}
      {key && (
        <>
          <Alert severity="success" variant="outlined">
            {t('case.sealing.keyInUse', { name: key.name })}
          </Alert>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('case.sealing.draftStays')}
          </Typography>
          <DraftedForm
            key={prepared?.count ?? 0}
            form={form}
            context={context}
            caseId={caseId}
            title={title}
            objectName={() => objectName}
            final
            replaceable={action.replaces === 'own'}
            initial={noForm}
            prepared={prepared?.values}
            draft={{ caseId, action: name, store: drafts }}
            Documents={LocalDocumentInput}
            onSend={(values) => sealAndHandIn(values, key)}
          />
        </>
      )}
      {sealing && <SealingRow {...sealing} onCancel={() => controller.current?.abort()} />}
      {sendings.map((each) => (
        <UploadRow key={each.key} sending={each} />
      ))}
      {!key && (
        <Box>
          <Link component="button" type="button" aria-expanded={isOffline} onClick={() => setOffline(!isOffline)}>
            {t('case.sealing.offlineTitle')}
          </Link>
          {isOffline && <OfflineTool caseId={caseId} action={name} />}
        </Box>
      )}
    </Stack>
  );
}

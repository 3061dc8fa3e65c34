import { Alert, Box, Button } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { CaseView, OfferedAction } from '../../../api/contract';
import { evaluationBefore, findAction, handedInForm, type Action } from '../../../definitions/language';
import { useMe } from '../api/use-me';
import { DraftedForm } from '../forms/DraftedForm';
import { useText } from '../i18n/use-text';
import { ReleaseForm } from '../sealing/ReleaseForm';
import { canSealHere } from '../sealing/sealed-files';
import { SealedEntry } from '../sealing/SealedEntry';
import { OfflineTool } from '../sealing/OfflineTool';
import { WriteTenderDocument } from '../tender-document/WriteTenderDocument';
import { AboutChoice } from './AboutChoice';
import { ActionReceipt } from './ActionReceipt';
import { CandidatesToPublish } from './CandidatesToPublish';
import { LotChoice } from './LotChoice';
import { OwnCorrections } from './OwnCorrections';
import { useAct } from './use-act';
import { caseName, contextOf, useDefinition } from './use-case';

interface ActionFormProps {
  readonly view: CaseView;
  readonly offered: OfferedAction;
  readonly action: Action;
  readonly about: string | undefined;
  readonly onDone: () => void;
}

/** Each question has a draft of its own answer; the API keeps sixty characters of a name. */
const draftName = (action: string, about: string | undefined): string =>
  (about === undefined ? action : `${action}-${about.slice(-20)}`).slice(0, 60);

/** Whether a share is computed here from the key file; plain http has no cryptography, so there it is typed. */
const mayCompute = (action: Action): action is Action & { readonly releases: string } =>
  action.releases !== undefined && window.isSecureContext;

/** The form of an action that is open: filled in, sent, and answered with a receipt. */
export function ActionForm({ view, offered, action, about, onDone }: ActionFormProps) {
  const t = useTranslate();
  const text = useText();
  const me = useMe();
  const act = useAct(view.id, offered);
  const [lots, setLots] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState(about ?? offered.about?.[0]?.id);
  // what is typed stays while the case is refreshed: only the context of the checks is new
  const context = useMemo(() => {
    const all = contextOf(view);
    return offered.bids && all.bids ? { ...all, bids: all.bids.filter(({ id }) => offered.bids?.includes(id)) } : all;
  }, [view, offered.bids]);
  const title = text(offered.title);
  const others = view.links.filter((link) => lots.includes(link.case.id)).map(({ case: lot }) => lot.lot ?? lot.code);

  const objectName = [`${view.code} ${caseName(view)}`, ...others].join(t('case.comma'));

  const { data: definition } = useDefinition(view.definitionId);
  const question = definition && action.answers !== undefined ? findAction(definition, action.answers) : undefined;
  const initial = useMemo(
    () => (definition ? evaluationBefore(definition, action.form ?? {}, context.given) : {}),
    [definition, action, context.given],
  );
  // what is asked by the platform itself stands in the context
  const asksToConfirm = Object.values(question?.form ?? {}).some(({ type }) => type === 'corrections');

  if (act.receipt) return <ActionReceipt view={view} title={title} answer={act.receipt} onDone={onDone} />;
  return (
    <Box>
      {act.hasChanged && (
        <Alert
          severity="warning"
          sx={{ mb: 2 }}
          action={
            <Button size="small" color="inherit" onClick={act.accept}>
              {t('case.changed.accept')}
            </Button>
          }
        >
          {t('case.changed.words')}
        </Alert>
      )}
      {!offered.open && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {t('case.noLongerOpen', { why: offered.refusal ? text(offered.refusal.message) : '' })}
        </Alert>
      )}
      {asksToConfirm ? (
        <OwnCorrections context={context} />
      ) : (
        offered.about &&
        offered.about.length > 0 && (
          <AboutChoice items={offered.about} {...{ question, context, chosen }} onChange={setChosen} />
        )
      )}
      {definition && <CandidatesToPublish {...{ view, definition, action, context }} />}
      <WriteTenderDocument caseId={view.id} action={action} />
      {action.sealed && !canSealHere() && <OfflineTool caseId={view.id} action={offered.action} />}
      {action.sealed && canSealHere() && me ? (
        <SealedEntry
          {...{ view, action, title, context, objectName }}
          name={offered.action}
          bidder={me.acting.body.name}
          owner={`${me.user.id} ${me.acting.id}`}
          onSend={(form) => act.send({ form, lots: [] })}
        />
      ) : mayCompute(action) ? (
        <ReleaseForm
          caseId={view.id}
          released={action.releases}
          title={title}
          onSend={(form) => act.send({ form, lots: [] })}
        />
      ) : (
        <DraftedForm
          key={chosen}
          form={handedInForm(action)}
          context={context}
          caseId={view.id}
          title={title}
          objectName={() => objectName}
          final={offered.final || action.withdraws !== undefined}
          replaceable={action.replaces === 'own'}
          initial={initial}
          draft={{ caseId: view.id, action: draftName(offered.action, chosen) }}
          onSend={(form) => act.send({ form, about: chosen, lots })}
        >
          {!offered.many && !offered.about && <LotChoice view={view} chosen={lots} onChange={setLots} />}
        </DraftedForm>
      )}
    </Box>
  );
}

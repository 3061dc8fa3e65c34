import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import Tooltip from '@mui/material/Tooltip';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useListContext, useNotify, useTranslate } from 'react-admin';
import type { LeftOut } from '../../../api/contract';
import { problemOf } from '../api/client';
import { platformNow } from '../api/clock';
import { download } from '../api/download';
import { useAbility } from '../api/use-me';
import { useLanguage } from '../i18n/use-text';
import { ReasonButton } from '../look/ReasonButton';
import { instantText } from '../look/span-of-time';
import { LeftOutNotice } from './LeftOutNotice';

/** Saves the cases that the filters show as CSV, and says what it leaves out and why. */
export function ExportCases() {
  const translate = useTranslate();
  const notify = useNotify();
  const language = useLanguage();
  const ability = useAbility();
  const [leftOut, setLeftOut] = useState<LeftOut>();
  const filters = useListContext().filterValues as Readonly<Record<string, string>>; // set by our chips only
  const { mutate, isPending } = useMutation({
    mutationFn: () => {
      const name = `cases-${instantText(platformNow(), 'day')}.csv`;
      return download<LeftOut>('/cases/export', { ...filters, language }, name);
    },
    onMutate: () => setLeftOut(undefined),
    onSuccess: (left) => {
      if (left && (left.casesAfter !== undefined || left.columns.length > 0)) setLeftOut(left);
      else notify('cases.exportedAll', { type: 'success' });
    },
    onError: (error) => notify(`problem.title.${problemOf(error).code}`, { type: 'error' }),
  });

  const may = ability.can('export', 'Case');
  const button = (
    <ReasonButton
      startIcon={<DownloadIcon />}
      loading={isPending}
      reason={may ? undefined : translate('cases.noExport')}
      onClick={() => mutate()}
    >
      {translate('cases.export')}
    </ReasonButton>
  );
  return (
    <>
      {may ? (
        <Tooltip title={translate('cases.exportHelp')} describeChild>
          {button}
        </Tooltip>
      ) : (
        button
      )}
      {leftOut && <LeftOutNotice leftOut={leftOut} onClose={() => setLeftOut(undefined)} />}
    </>
  );
}

import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import type { LeftOut } from '../../../api/contract';
import { problemOf, type RequestOptions } from '../api/client';
import { platformNow } from '../api/clock';
import { download } from '../api/download';
import { useLanguage } from '../i18n/use-text';
import { instantText } from '../look/span-of-time';

/** Saves what the filters show of the audit as CSV. */
export function ExportAudit({ filters }: { readonly filters: RequestOptions['query'] }) {
  const translate = useTranslate();
  const notify = useNotify();
  const language = useLanguage();
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => {
      const name = `audit-${instantText(platformNow(), 'day')}.csv`;
      return download<LeftOut>('/audit/export', { ...filters, language }, name);
    },
    onSuccess: (left) => {
      const most = left?.casesAfter;
      if (most === undefined) notify('audit.exported', { type: 'success' });
      else notify(translate('audit.exportedPart', { most }), { type: 'warning', autoHideDuration: null });
    },
    onError: (error) => notify(`problem.title.${problemOf(error).code}`, { type: 'error' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['audit'] }),
  });
  return (
    <Tooltip title={translate('audit.exportHelp')} describeChild>
      <Button startIcon={<DownloadIcon />} loading={isPending} onClick={() => mutate()}>
        {translate('audit.export')}
      </Button>
    </Tooltip>
  );
}

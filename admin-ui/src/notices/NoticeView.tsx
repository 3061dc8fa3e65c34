import PrintIcon from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router';
import { problemOf } from '../api/client';
import { useText } from '../i18n/use-text';
import { Waiting } from '../layout/Waiting';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { NoPublicPage } from '../public/NoPublicPage';
import { NoticeArticle } from './NoticeArticle';
import { NoticeCorrections } from './NoticeCorrections';
import { NoticeTender } from './NoticeTender';
import { useNotice, usePublicTender } from './use-notice';

interface Props {
  /** Where notices are found: the list, and each by its id. */
  readonly base: string;
  /** What else can be done with the case. */
  readonly actions?: ((caseId: string) => ReactNode) | undefined;
}

/** The notice of the address with its tender beside it. */
export function NoticeView({ base, actions }: Props) {
  const translate = useTranslate();
  const text = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useNotice(id);
  const tender = usePublicTender(data?.caseId).data;

  // a stranger has no other role that might see it
  if (error && problemOf(error).code === 'NotFound' && base.startsWith('/public/')) return <NoPublicPage />;
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <>
      <PageHead title={text(data.title)} lead={data.caseTitle}>
        <Button className="not-printed" component={Link} to={base}>
          {translate('notices.all')}
        </Button>
        <Button className="not-printed" startIcon={<PrintIcon />} onClick={() => window.print()}>
          {translate('notices.print')}
        </Button>
        {actions?.(data.caseId)}
      </PageHead>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px' },
        }}
      >
        <Box>
          {tender && <NoticeCorrections notice={data} notices={tender.notices} base={base} />}
          <NoticeArticle notice={data} />
        </Box>
        {tender && <NoticeTender tender={tender} noticeId={data.id} base={base} />}
      </Box>
    </>
  );
}

import { Box, Card, Skeleton, Tab, Tabs } from '@mui/material';
import { lazy, Suspense, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { CaseView } from '../../../api/contract';
import type { Process } from '../../../definitions/language';
import { ErrorBoundary } from '../look/ErrorBoundary';
import { tabsOf, type CaseTab } from './case-tabs';
import { OverviewTab } from './tabs/OverviewTab';
import { useOverflow } from './use-overflow';

const DocumentsTab = lazy(() => import('./tabs/DocumentsTab'));
const BidsTab = lazy(() => import('./tabs/BidsTab'));
const EvaluationTab = lazy(() => import('./tabs/EvaluationTab'));
const DepositsTab = lazy(() => import('./tabs/DepositsTab'));
const TimelineTab = lazy(() => import('./tabs/TimelineTab'));
const ProcessTab = lazy(() => import('./tabs/ProcessTab'));
const NoticesTab = lazy(() => import('./tabs/NoticesTab'));
const LinkedTab = lazy(() => import('./tabs/LinkedTab'));

export interface TabProps {
  readonly view: CaseView;
  readonly definition: Process;
}

function TabContent({ tab, ...props }: TabProps & { readonly tab: CaseTab }) {
  switch (tab) {
    case 'overview':
      return <OverviewTab {...props} />;
    case 'documents':
      return <DocumentsTab {...props} />;
    case 'bids':
      return <BidsTab {...props} />;
    case 'evaluation':
      return <EvaluationTab {...props} />;
    case 'deposits':
      return <DepositsTab {...props} />;
    case 'timeline':
      return <TimelineTab {...props} />;
    case 'process':
      return <ProcessTab {...props} />;
    case 'notices':
      return <NoticesTab {...props} />;
    case 'linked':
      return <LinkedTab {...props} />;
  }
}

/** What there is to read about the case, a tab each; the tab stands in the address. */
export function CaseTabs({ tab, ...props }: TabProps & { readonly tab: CaseTab }) {
  const t = useTranslate();
  const row = useRef<HTMLDivElement>(null);
  const overflows = useOverflow(row, '[role=tablist]');
  return (
    <Card sx={{ minWidth: 0 }}>
      <Tabs
        ref={row}
        value={tab}
        variant="scrollable"
        scrollButtons={overflows}
        aria-label={t('case.tabs')}
        sx={{ borderBottom: 1, borderColor: 'divider' }}
      >
        {tabsOf(props.definition).map((name) => (
          <Tab
            key={name}
            value={name}
            id={`case-tab-${name}`}
            aria-controls="case-tab-content"
            label={t(`case.tab.${name}`)}
            component={Link}
            to={`/cases/${props.view.id}/${name}`}
            preventScrollReset
            sx={{ minWidth: 72, px: 1.5 }}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id="case-tab-content" aria-labelledby={`case-tab-${tab}`} sx={{ p: { xs: 1.5, sm: 2.5 } }}>
        <ErrorBoundary key={tab}>
          <Suspense fallback={<Skeleton variant="rounded" height={200} />}>
            <TabContent tab={tab} {...props} />
          </Suspense>
        </ErrorBoundary>
      </Box>
    </Card>
  );
}

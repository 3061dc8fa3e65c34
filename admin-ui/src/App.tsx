import { createBrowserRouter, Route, RouterProvider } from 'react-router';
import { lazy } from 'react';
import { Admin, CustomRoutes, localStorageStore, Resource } from 'react-admin';
import { queryClient } from './api/query-client';
import { authProvider } from './auth-provider';
import { StartPage } from './dashboard/StartPage';
import { dataProvider } from './data-provider';
import { i18nProvider } from './i18n/i18n-provider';
import { ConsoleLayout } from './layout/ConsoleLayout';
import { Waiting } from './layout/Waiting';
import { LoginPage } from './login/LoginPage';
import { darkTheme, lightTheme } from './look/theme';
import { AccessDenied } from './missing/AccessDenied';
import { NotFound } from './missing/NotFound';
import { PublicSite } from './public/PublicSite';
import { publicRoutes } from './public/PublicRoutes';

const DashboardPage = lazy(() => import('./dashboard/DashboardPage'));
const DepositReturnsPage = lazy(() => import('./deposits/DepositReturnsPage'));
const HealthPage = lazy(() => import('./health/HealthPage'));
const InboxPage = lazy(() => import('./inbox/InboxPage'));
const CaseList = lazy(() => import('./cases/CaseList'));
const CasePage = lazy(() => import('./case/CasePage'));
const NewCase = lazy(() => import('./case/NewCase'));
const DeadlinesPage = lazy(() => import('./deadlines/DeadlinesPage'));
const NoticeList = lazy(() => import('./notices/NoticeList'));
const NoticePage = lazy(() => import('./notices/NoticePage'));
const NotificationsPage = lazy(() => import('./notifications/NotificationsPage'));
const BodyList = lazy(() => import('./bodies/BodyList'));
const BodyCreate = lazy(() => import('./bodies/BodyCreate'));
const BodyEdit = lazy(() => import('./bodies/BodyEdit'));
const TenderDocumentPage = lazy(() => import('./tender-document/TenderDocumentPage'));
const TemplatesPage = lazy(() => import('./tender-document/TemplatesPage'));
const TenderList = lazy(() => import('./tenders/TenderList'));
const UserList = lazy(() => import('./users/UserList'));
const UserCreate = lazy(() => import('./users/UserCreate'));
const UserEdit = lazy(() => import('./users/UserEdit'));
const ExchangePage = lazy(() => import('./exchange/ExchangePage'));
const ExchangedList = lazy(() => import('./exchanged/ExchangedList'));
const ExchangedPage = lazy(() => import('./exchanged/ExchangedPage'));
const ExpertsPage = lazy(() => import('./experts/ExpertsPage'));
const RegisterPage = lazy(() => import('./experts/RegisterPage'));
const ExpertFilePage = lazy(() => import('./experts/ExpertFilePage'));
const ExpertFeesPage = lazy(() => import('./experts/ExpertFeesPage'));
const RoomsPage = lazy(() => import('./seats/RoomsPage'));
const OwnRecordPage = lazy(() => import('./experts/OwnRecordPage'));
const InvitationsPage = lazy(() => import('./invitations/InvitationsPage'));
const ProcessList = lazy(() => import('./processes/ProcessList'));
const CalendarPage = lazy(() => import('./calendar/CalendarPage'));
const ComparePage = lazy(() => import('./processes/ComparePage'));
const PublishPage = lazy(() => import('./processes/PublishPage'));
const ProposalsPage = lazy(() => import('./proposals/ProposalsPage'));
const ProposalPage = lazy(() => import('./proposals/ProposalPage'));
const ProcessPage = lazy(() => import('./process/ProcessPage'));
const OutagePage = lazy(() => import('./outages/OutagePage'));
const AuditPage = lazy(() => import('./audit/AuditPage'));
const IncidentsPage = lazy(() => import('./incidents/IncidentsPage'));
const DeliveriesPage = lazy(() => import('./deliveries/DeliveriesPage'));
const ProfilePage = lazy(() => import('./profile/ProfilePage'));

const store = localStorageStore('1', 'console');

/** The console with its pages; each page is loaded when it is first opened. */
function Console() {
  return (
    <Admin
      dataProvider={dataProvider}
      authProvider={authProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      store={store}
      layout={ConsoleLayout}
      loginPage={LoginPage}
      loading={Waiting}
      catchAll={NotFound}
      accessDenied={AccessDenied}
      lightTheme={lightTheme}
      darkTheme={darkTheme}
      requireAuth
      disableTelemetry
    >
      <Resource name="cases" list={CaseList} />
      <Resource name="notices" list={NoticeList} />
      <Resource name="bodies" list={BodyList} create={BodyCreate} edit={BodyEdit} />
      <Resource name="users" list={UserList} create={UserCreate} edit={UserEdit} />
      <CustomRoutes>
        <Route path="/" element={<StartPage />} />
        <Route path="/dashboard" element={<DashboardPage />} />
        <Route path="/tasks" element={<InboxPage />} />
        <Route path="/cases/new" element={<NewCase />} />
        <Route path="/cases/:id/tender-document" element={<TenderDocumentPage />} />
        <Route path="/cases/:id/:tab?" element={<CasePage />} />
        <Route path="/tender-templates" element={<TemplatesPage />} />
        <Route path="/tenders" element={<TenderList />} />
        <Route path="/deadlines" element={<DeadlinesPage />} />
        <Route path="/notices/:id" element={<NoticePage />} />
        <Route path="/notifications" element={<NotificationsPage />} />
        <Route path="/experts" element={<ExpertsPage />} />
        <Route path="/expert-register" element={<RegisterPage />} />
        <Route path="/expert-register/:id" element={<ExpertFilePage />} />
        <Route path="/expert-fees" element={<ExpertFeesPage />} />
        <Route path="/rooms" element={<RoomsPage />} />
        <Route path="/expert-record" element={<OwnRecordPage />} />
        <Route path="/invitations" element={<InvitationsPage />} />
        <Route path="/processes" element={<ProcessList />} />
        <Route path="/processes/compare" element={<ComparePage />} />
        <Route path="/processes/publish" element={<PublishPage />} />
        <Route path="/calendar" element={<CalendarPage />} />
        <Route path="/proposals" element={<ProposalsPage />} />
        <Route path="/proposals/:id" element={<ProposalPage />} />
        <Route path="/processes/:id" element={<ProcessPage />} />
        <Route path="/audit" element={<AuditPage />} />
        <Route path="/deposits" element={<DepositReturnsPage />} />
        <Route path="/outages" element={<OutagePage />} />
        <Route path="/exchange" element={<ExchangePage />} />
        <Route path="/exchanged" element={<ExchangedList />} />
        <Route path="/exchanged/:id" element={<ExchangedPage />} />
        <Route path="/health" element={<HealthPage />} />
        <Route path="/incidents" element={<IncidentsPage />} />
        <Route path="/deliveries/:tab?" element={<DeliveriesPage />} />
        <Route path="/profile" element={<ProfilePage />} />
      </CustomRoutes>
    </Admin>
  );
}

// a data router, so that a page can ask before what was filled in is lost
const router = createBrowserRouter(
  [
    { element: <PublicSite store={store} />, children: publicRoutes },
    { path: '*', element: <Console /> },
  ],
  {
    basename: import.meta.env.BASE_URL.replace(/\/$/, '') || '/',
  },
);

/** The whole console. */
export function App() {
  return <RouterProvider router={router} />;
}

import { lazy } from 'react';
import { Navigate, type RouteObject } from 'react-router';
import { NoPublicPage } from './NoPublicPage';

const PublicNotices = lazy(() => import('./PublicNotices'));
const PublicNotice = lazy(() => import('./PublicNotice'));
const OpenTenders = lazy(() => import('./OpenTenders'));
const PublicExchanged = lazy(() => import('./PublicExchanged'));
const PublicExchangedCase = lazy(() => import('./PublicExchangedCase'));
const CertificateCheck = lazy(() => import('./CertificateCheck'));
const CertificatePage = lazy(() => import('../certificates/CertificatePage'));

/** Where the public pages are found. */
export const publicRoutes: RouteObject[] = [
  { path: '/public', element: <Navigate to="/public/notices" replace /> },
  { path: '/public/notices', element: <PublicNotices /> },
  { path: '/public/notices/:id', element: <PublicNotice /> },
  { path: '/public/tenders', element: <OpenTenders /> },
  { path: '/public/exchanged', element: <PublicExchanged /> },
  { path: '/public/exchanged/:id', element: <PublicExchangedCase /> },
  { path: '/public/certificates', element: <CertificateCheck /> },
  { path: '/certificates/:number', element: <CertificatePage /> },
  { path: '/public/*', element: <NoPublicPage /> },
];

import express, { type Express } from 'express';
import { absenceRoutes } from './absences/absence-routes';
import { auditRoutes } from './audit/audit-routes';
import { calendarRoutes } from './calendar/calendar-routes';
import { dashboardRoutes } from './dashboard/dashboard-routes';
import { bankReportRoutes } from './deposits/bank-report-routes';
import { depositRoutes } from './deposits/deposit-routes';
import { definitionRoutes } from './definitions/definition-routes';
import { bodyRoutes } from './directory/body-routes';
import { expertRoutes } from './directory/expert-routes';
import { industryRoutes } from './directory/industry-routes';
import { regionRoutes } from './directory/region-routes';
import { userRoutes } from './directory/user-routes';
import { drawingRoutes } from './drawing/drawing-routes';
import { documentRoutes } from './documents/document-routes';
import { expertFeeRoutes } from './experts/fee-routes';
import { expertRegisterRoutes } from './experts/register-routes';
import { exchangeConsoleRoutes } from './exchange/console-routes';
import { expertExchangeRoutes } from './exchange/expert-routes';
import { protocolRoutes } from './exchange/protocol-routes';
import { exchangedCaseRoutes } from './exchange/public-routes';
import { eventRoutes } from './events/event-routes';
import { codecRouter } from './codec/codec-router';
import { healthRoutes } from './health/health-routes';
import { apiRouter } from './http/api-router';
import { consoleRouter } from './http/console';
import type { ApiDependencies } from './http/dependencies';
import { healthHandler } from './http/health';
import { metricsOf } from './http/metrics';
import { problemHandler } from './http/problem-handler';
import { refuse } from './http/refusal';
import type { Route } from './http/route';
import { securityHeaders } from './http/security';
import { deliveryRoutes } from './messages/delivery-routes';
import { deliveryReportRoutes } from './messages/report-routes';
import { messageSettingRoutes } from './messages/settings-routes';
import { notificationRoutes } from './notifications/notification-routes';
import { docsRouter } from './openapi/docs';
import { openApi } from './openapi/openapi';
import { proposalRoutes } from './proposals/proposal-routes';
import { incidentRoutes } from './incidents/incident-routes';
import { ocdsRoutes } from './public/ocds-routes';
import { publicRoutes } from './public/public-routes';
import { receiptRoutes } from './public/receipt-routes';
import { seatRoutes } from './seats/seat-routes';
import { searchRoutes } from './search/search-routes';
import type { CountTasks } from './session/me';
import { tenderDocumentRoutes } from './tender-documents/tender-document-routes';
import { viewRoutes } from './views/view-routes';
import { uploadRoutes } from './uploads/upload-routes';
import { sessionRoutes } from './session/session-routes';

/** The parts of the API that are plugged in: routes of cases and tasks, and the count of tasks for `Me`. */
export interface ApiParts {
  readonly routes: (deps: ApiDependencies) => readonly Route[];
  readonly countTasks: CountTasks;
}

/** All routes below `/api`. */
export const apiRoutes = (deps: ApiDependencies, parts: ApiParts): Route[] => [
  ...sessionRoutes(deps, parts.countTasks),
  ...parts.routes(deps),
  ...dashboardRoutes(deps),
  ...healthRoutes(deps),
  ...incidentRoutes(deps),
  ...definitionRoutes(deps),
  ...proposalRoutes(deps),
  ...calendarRoutes(deps),
  ...documentRoutes(deps),
  ...uploadRoutes(deps),
  ...bodyRoutes(deps),
  ...userRoutes(deps),
  ...auditRoutes(deps),
  ...absenceRoutes(deps),
  ...expertRoutes(deps),
  ...drawingRoutes(deps),
  ...expertRegisterRoutes(deps),
  ...expertFeeRoutes(deps),
  ...regionRoutes(deps),
  ...industryRoutes(),
  ...notificationRoutes(deps),
  ...messageSettingRoutes(deps),
  ...deliveryRoutes(deps),
  ...deliveryReportRoutes(deps),
  ...depositRoutes(deps),
  ...bankReportRoutes(deps),
  ...tenderDocumentRoutes(deps),
  ...viewRoutes(deps),
  ...searchRoutes(deps),
  ...publicRoutes(deps),
  ...receiptRoutes(deps),
  ...ocdsRoutes(deps),
  ...exchangedCaseRoutes(deps),
  ...protocolRoutes(deps),
  ...expertExchangeRoutes(deps),
  ...seatRoutes(deps),
  ...exchangeConsoleRoutes(deps),
  ...eventRoutes(deps),
];

/**
 * Believes only the nearest proxy, and only on a private network. What it was told by an address further away, which
 * may be private too, could be made up: it would go round the limits, and read `/metrics` as this machine.
 */
function trustNearest(app: Express): void {
  app.set('trust proxy', ['loopback', 'linklocal', 'uniquelocal']);
  const isPrivate = app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  app.set('trust proxy', (address: string, hop: number) => hop === 0 && isPrivate(address, hop));
}

/** The whole server: security, API with its description, health, metrics and the console. It listens to nothing yet. */
export function createApi(deps: ApiDependencies, parts: ApiParts): Express {
  const app = express();
  const metrics = metricsOf(deps);
  const routes = apiRoutes(deps, parts);
  app.disable('x-powered-by');
  trustNearest(app);
  app.set('query parser', 'simple');
  app.use(securityHeaders());
  app.get('/healthz', healthHandler(deps));
  app.get('/metrics', metrics.handler);
  app.use('/api/codec', metrics.measure, codecRouter(deps));
  app.use(
    '/api',
    metrics.measure,
    docsRouter(() => openApi(routes)),
    apiRouter(deps, routes),
  );
  app.use(consoleRouter());
  app.use(() => {
    throw refuse.notFound();
  });
  app.use(problemHandler(deps));
  return app;
}

import type { Request, RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { findSession } from '../session/sessions';
import { tokenOf } from '../session/session-cookie';
import { exchangeGauges } from '../exchange/exchange-gauges';
import { incidentGauges } from '../incidents/incident-gauges';
import { deliveryGauges } from '../messages/delivery-gauges';
import { outboxGauges } from '../outbox/outbox-gauges';
import type { ApiDependencies } from './dependencies';

/** Counts and times requests by route, and tells the numbers to Prometheus. */
export interface Metrics {
  readonly measure: RequestHandler;
  /** `GET /metrics`: for this machine, and for operators who are signed in. */
  readonly handler: RequestHandler;
}

const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

const patternOf = (req: Request): string => {
  const path: unknown = (req.route as { path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? `${req.baseUrl}${path}` : 'other';
};

/** The metrics of one server. */
export function metricsOf({ database, clock }: ApiDependencies): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  outboxGauges(registry, database);
  deliveryGauges(registry, database, clock);
  exchangeGauges(registry, database, clock);
  incidentGauges(registry, database);
  const requests = new Histogram({
    name: 'http_request_seconds',
    help: 'Time until the answer was sent',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return {
    measure(req, res, next) {
      const end = requests.startTimer();
      res.once('finish', () => {
        const route = patternOf(req);
        if (route !== '/api/events') end({ method: req.method, route, status: res.statusCode });
      });
      next();
    },
    async handler(req, res) {
      const token = tokenOf(req);
      const me = token === undefined ? undefined : await findSession(database, token);
      if (!loopback.includes(req.ip ?? '') && !me?.ability.can('read', 'Operations')) {
        res.status(404).end();
        return;
      }
      res.type(registry.contentType).send(await registry.metrics());
    },
  };
}

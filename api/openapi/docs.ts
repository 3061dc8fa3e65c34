import { Router, type RequestHandler } from 'express';
import swaggerUi from 'swagger-ui-express';

const paths = /^\/(openapi\.json|docs)(\/|$)/;

/**
 * The description of the API at `/api/openapi.json`, and the page to read it, at `/api/docs`, which loads nothing from
 * elsewhere. The description is made when somebody asks for one of them first: a start does not wait for it.
 */
export function docsRouter(describe: () => Record<string, unknown>): RequestHandler {
  let router: Router | undefined;
  return (req, res, next) => {
    if (!paths.test(req.path)) {
      next();
      return;
    }
    router ??= routerOf(describe());
    router(req, res, next);
  };
}

function routerOf(document: Record<string, unknown>): Router {
  const router = Router();
  router.get('/openapi.json', (_req, res) => {
    res.json(document);
  });
  router.use('/docs', swaggerUi.serve, swaggerUi.setup(document, { customSiteTitle: 'API' }));
  return router;
}

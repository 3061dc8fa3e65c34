import { Router } from 'express';
import swaggerUi from 'swagger-ui-express';

/** The page to read the description of the API, at `/api/docs`. It loads nothing from elsewhere. */
export function docsRouter(document: Record<string, unknown>): Router {
  const router = Router();
  router.get('/openapi.json', (_req, res) => {
    res.json(document);
  });
  router.use('/docs', swaggerUi.serve, swaggerUi.setup(document, { customSiteTitle: 'API' }));
  return router;
}

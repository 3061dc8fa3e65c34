import { z } from 'zod';
import { industries } from '../../definitions/industries';
import { industrySchema } from '../contract';
import { route, type Route } from '../http/route';

/** Industries by which supervision is shared out, the same for everybody. */
export const industryRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/industries',
    summary: 'Industries by which supervision is shared out',
    access: 'public',
    response: z.object({ items: z.array(industrySchema) }),
    handler({ res }) {
      res.setHeader('cache-control', 'public, max-age=300');
      return Promise.resolve({ items: Object.entries(industries).map(([code, name]) => ({ code, name })) });
    },
  }),
];

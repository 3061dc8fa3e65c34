import { z } from 'zod';
import { rows } from '../../database/database';
import { regionSchema } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { route, type Route } from '../http/route';

/** Administrative divisions, the same for everybody. */
export const regionRoutes = ({ database }: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/regions',
    summary: 'Administrative divisions',
    access: 'public',
    response: z.object({ items: z.array(regionSchema) }),
    async handler({ res }) {
      const found = await rows(database.read, 'region').find({ order: { code: 'ASC' } });
      res.setHeader('cache-control', 'public, max-age=300');
      return {
        items: found.map(({ code, parent, nameZh, nameEn }) => ({
          code,
          ...(parent !== null && { parent }),
          name: { zh: nameZh, en: nameEn },
        })),
      };
    },
  }),
];

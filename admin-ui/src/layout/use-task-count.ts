import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { taskCountSchema } from '../../../api/contract';
import { request } from '../api/client';

type TaskCount = z.infer<typeof taskCountSchema>;

/** How many tasks wait for whoever is signed in, and how many of them are overdue. */
export const useTaskCount = (): TaskCount | undefined =>
  useQuery({
    queryKey: ['tasks', 'count'],
    queryFn: ({ signal }) => request<TaskCount>('GET', '/tasks/count', undefined, { signal }),
  }).data;

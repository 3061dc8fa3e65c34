import { useInfiniteQuery } from '@tanstack/react-query';
import type { Page, Proposed, TenderTemplateView } from '../../../api/contract';
import { request } from '../api/client';

/** The templates of the centre's region, page by page. */
export const useTemplates = () =>
  useInfiniteQuery({
    queryKey: ['tender-templates'],
    queryFn: ({ pageParam, signal }) =>
      request<Page<TenderTemplateView>>('GET', '/tender-templates', undefined, {
        query: { cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

/** Proposes the next version of a template. @throws ProblemError with every place that is wrong */
export const proposeTemplate = (template: TenderTemplateView): Promise<Proposed> =>
  request<Proposed>('POST', '/tender-templates', template);

import { useQuery } from '@tanstack/react-query';
import type { Proposed, TenderTemplateView } from '../../../api/contract';
import { request } from '../api/client';

/** The templates of the centre's region. */
export const useTemplates = () =>
  useQuery({
    queryKey: ['tender-templates'],
    queryFn: ({ signal }) =>
      request<{ readonly items: readonly TenderTemplateView[] }>('GET', '/tender-templates', undefined, { signal }),
  });

/** Proposes the next version of a template. @throws ProblemError with every place that is wrong */
export const proposeTemplate = (template: TenderTemplateView): Promise<Proposed> =>
  request<Proposed>('POST', '/tender-templates', template);

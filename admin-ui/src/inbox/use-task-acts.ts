import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import type { Task } from '../../../api/contract';
import { problemOf, request } from '../api/client';

type Act =
  | { readonly task: Task; readonly kind: 'claim' | 'release' }
  | { readonly task: Task; readonly kind: 'delegate'; readonly user: { readonly id: string; readonly name: string } };

const words = { claim: 'inbox.claimed', release: 'inbox.released', delegate: 'inbox.delegated' } as const;

/** Claims, releases or delegates a task, and says what came of it. */
export function useTaskActs() {
  const client = useQueryClient();
  const notify = useNotify();
  const translate = useTranslate();
  return useMutation({
    mutationFn: (act: Act) =>
      request<Task>(
        'POST',
        `/tasks/${act.task.id}/${act.kind}`,
        act.kind === 'delegate' ? { userId: act.user.id } : {},
      ),
    onSuccess: (_task, act) => {
      notify(translate(words[act.kind], { name: act.kind === 'delegate' ? act.user.name : '' }), { type: 'success' });
    },
    onError: (error) => notify(`problem.title.${problemOf(error).code}`, { type: 'error' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['tasks'] }),
  });
}

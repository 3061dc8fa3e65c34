import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { Absences, BodyRef } from '../../../api/contract';
import { request } from '../api/client';

/** Absences of a person and for whom they stand in; one's own without an id. */
export const useAbsences = (userId?: string) =>
  useQuery({
    queryKey: ['absences', userId ?? 'own'],
    queryFn: ({ signal }) => request<Absences>('GET', '/absences', undefined, { query: { userId }, signal }),
  });

/** Who may stand in for a person in one of their roles. */
export const useSubstitutes = (membershipId: string, userId?: string) =>
  useQuery({
    queryKey: ['absences', 'substitutes', userId ?? 'own', membershipId],
    queryFn: ({ signal }) =>
      request<{ items: BodyRef[] }>('GET', '/absences/substitutes', undefined, {
        query: { userId, membershipId },
        signal,
      }),
  });

interface AbsenceInput {
  readonly userId?: string;
  readonly membershipId: string;
  readonly substituteId: string;
  readonly from: string;
  readonly to: string;
}

type Change = { readonly set: AbsenceInput } | { readonly recall: string };

/** Sets or recalls an absence. */
export function useChangeAbsence() {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: (change: Change) =>
      'set' in change
        ? request<Absences>('POST', '/absences', change.set)
        : request<Absences>('POST', `/absences/${encodeURIComponent(change.recall)}/recall`, {}),
    onSuccess: (_answer, change) => notify('set' in change ? 'absence.done' : 'absence.recalled', { type: 'success' }),
    onSettled: () =>
      Promise.all(['absences', 'tasks', 'audit'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

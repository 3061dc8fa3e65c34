import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNotify } from 'react-admin';
import type { z } from 'zod';
import type { CaseSeats, Room, RoomBookings, roomInputSchema, seatInputSchema } from '../../../api/contract';
import { request } from '../api/client';
import { ProblemError } from '../api/problem-error';

const beatMs = 30_000;
const askMs = 15_000;
const base = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}`;
const roomsKey = ['rooms'] as const;

/** The seats of a case; null for who may not know of them. Asked again while the case is open. */
export const useCaseSeats = (caseId: string, goesOn: boolean) =>
  useQuery({
    queryKey: ['case', caseId, 'seats'],
    queryFn: async ({ signal }) => {
      try {
        return await request<CaseSeats>('GET', `${base(caseId)}/seats`, undefined, { signal });
      } catch (error) {
        if (error instanceof ProblemError && error.problem.code === 'NotFound') return null;
        throw error;
      }
    },
    refetchInterval: goesOn ? askMs : false,
  });

/** What can be done with the seats of a case. */
export type SeatStep =
  | { readonly do: 'book'; readonly booking: z.infer<typeof seatInputSchema> }
  | { readonly do: 'cancel' | 'free'; readonly seat: string }
  | { readonly do: 'sit'; readonly seat: string; readonly code: string };

const sent = (caseId: string, step: SeatStep): Promise<CaseSeats> => {
  const seats = `${base(caseId)}/seats`;
  switch (step.do) {
    case 'book':
      return request('POST', seats, step.booking);
    case 'cancel':
      return request('DELETE', `${seats}/${step.seat}`);
    case 'free':
      return request('POST', `${seats}/${step.seat}/free`, {});
    case 'sit':
      return request('POST', `${seats}/${step.seat}/sign-in`, { code: step.code });
  }
};

/** Books, gives back, or sits down. */
export function useSeatStep(caseId: string) {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: (step: SeatStep) => sent(caseId, step),
    onSuccess: () => notify('seats.done', { type: 'success' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['case', caseId, 'seats'] }),
  });
}

/** Says again and again that the viewer sits at the seat, on whatever page of the case. */
export function useSeatBeat(caseId: string, sits: boolean): void {
  useEffect(() => {
    if (!sits) return;
    // a beat that is lost is made good by the next
    const beat = () => void request('POST', `${base(caseId)}/seat-presence`, {}).catch(() => undefined);
    beat();
    const timer = setInterval(beat, beatMs);
    return () => clearInterval(timer);
  }, [caseId, sits]);
}

/** The rooms of one's centre, and those that others share. */
export const useRooms = () =>
  useQuery({
    queryKey: [...roomsKey, 'list'],
    queryFn: ({ signal }) => request<{ items: Room[] }>('GET', '/rooms', undefined, { signal }),
  });

/** What is booked in one's own rooms between two instants. */
export const useRoomBookings = (from: string, to: string) =>
  useQuery({
    queryKey: [...roomsKey, 'bookings', from, to],
    queryFn: ({ signal }) =>
      request<RoomBookings>('GET', '/rooms/bookings', undefined, { signal, query: { from, to } }),
  });

/** Adds a room, or changes the one of that id. */
export function useSaveRoom() {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: ({ id, room }: { readonly id: string | undefined; readonly room: z.infer<typeof roomInputSchema> }) =>
      id === undefined ? request('POST', '/rooms', room) : request('PUT', `/rooms/${encodeURIComponent(id)}`, room),
    onSuccess: () => notify('seats.saved', { type: 'success' }),
    onSettled: () => client.invalidateQueries({ queryKey: roomsKey }),
  });
}

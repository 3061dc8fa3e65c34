import { z } from 'zod';
import { bodyRefSchema, idSchema, instantSchema, nameSchema } from './words';

/** Full hours, so that two bookings either share an hour or do not touch. */
const hourSchema = instantSchema.refine((at) => /T\d\d:00:00(\.000)?Z$/.test(at), { message: 'notAFullHour' });

/** A room of a centre in which experts can sit. */
export const roomSchema = z.object({
  id: idSchema,
  centre: bodyRefSchema,
  name: z.string(),
  address: z.string(),
  seats: z.number().int(),
  shared: z.boolean(),
  active: z.boolean(),
  /** The centre of whoever asks keeps it. */
  isOwn: z.boolean(),
});
export type Room = z.infer<typeof roomSchema>;

export const roomInputSchema = z.object({
  name: nameSchema,
  address: z.string().trim().min(1).max(200),
  seats: z.number().int().min(1).max(200),
  shared: z.boolean(),
  active: z.boolean().default(true),
});

export const bookingQuery = z.object({ from: instantSchema, to: instantSchema });

/** What is booked in the rooms of a centre, one row for a room and case. */
export const roomBookingsSchema = z.object({
  items: z.array(
    z.object({
      room: z.object({ id: idSchema, name: z.string() }),
      caseId: idSchema,
      bookedBy: bodyRefSchema,
      from: instantSchema,
      until: instantSchema,
      seats: z.array(z.number().int()),
      /** With it an expert signs in at a seat of this room; it hangs in the room and nowhere else. */
      code: z.string(),
    }),
  ),
});
export type RoomBookings = z.infer<typeof roomBookingsSchema>;

export const seatInputSchema = z.object({
  roomId: idSchema,
  seats: z.array(z.number().int().min(1)).min(1).max(50),
  from: hourSchema,
  until: hourSchema,
});

/** The seats that are booked for the evaluation of a case, by site. */
export const caseSeatsSchema = z.object({
  seats: z.array(
    z.object({
      id: idSchema,
      room: z.object({ id: idSchema, name: z.string(), address: z.string() }),
      centre: bodyRefSchema,
      seat: z.number().int(),
      from: instantSchema,
      until: instantSchema,
      /** Somebody has signed in there. */
      isTaken: z.boolean(),
      /** Who, for those who may know the committee. */
      name: z.string().optional(),
      isOwn: z.boolean(),
      seatedAt: instantSchema.optional(),
      /** Whether whoever sits there is heard of now. */
      isHere: z.boolean().optional(),
      lastAt: instantSchema.optional(),
      gaps: z.array(z.object({ from: instantSchema, to: instantSchema })),
    }),
  ),
  /** Sites where nobody of those who sit there is heard of now. */
  sitesAway: z.array(z.string()),
  /** The evaluation is still to come or goes on. */
  goesOn: z.boolean(),
  mayBook: z.boolean(),
  /** One may sign in: a member of the committee who sits nowhere yet. */
  maySit: z.boolean(),
});
export type CaseSeats = z.infer<typeof caseSeatsSchema>;

export const seatCodeSchema = z.object({ code: z.string().trim().max(20) });

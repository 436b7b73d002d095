import * as z from 'zod/mini';

export const mostSeats = 60;
export const longestSeatName = 60;

/** Somebody in the room without a device, as facilitators are told them. */
export const seatSchema = z.object({
	/** Id of the person who sits there. */
	person: z.string(),
	name: z.string(),
	/** Id of the person who writes and votes for them; null: nobody any more. */
	scribe: z.nullable(z.string())
});
export type Seat = z.infer<typeof seatSchema>;

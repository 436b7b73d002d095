import * as z from 'zod/mini';
import { farthest, leastDrawnSide, mostSide } from './elements.ts';
import { isElementId } from './names.ts';

const coordinate = z.number().check(z.gte(-farthest), z.lte(farthest));
const side = z.number().check(z.gte(leastDrawnSide), z.lte(mostSide));
const extent = z.number().check(z.positive());
const elementId = z.string().check(z.refine(isElementId));

/** How many colours tell people apart. */
export const personColours = 12;

/** Where somebody is and what they hold. Never stored; who it is comes from the server. World px. */
export const presenceSchema = z.object({
	person: z.string().check(z.maxLength(64)),
	name: z.string().check(z.maxLength(80)),
	colour: z.int().check(z.gte(0), z.lt(personColours)),
	place: z.enum(['canvas', 'list']),
	cursor: z.optional(z.tuple([coordinate, coordinate])),
	selection: z.optional(z.array(elementId).check(z.maxLength(50))),
	/** Elements that are being dragged or resized: peers draw them so until they are dropped. */
	hands: z.optional(
		z
			.array(
				z.object({
					id: elementId,
					at: z.tuple([coordinate, coordinate]),
					size: z.optional(z.tuple([side, side]))
				})
			)
			.check(z.maxLength(200))
	),
	/** What part of the board they see, told while somebody follows them: left, top, width, height. */
	view: z.optional(z.tuple([coordinate, coordinate, extent, extent])),
	/** The person whose view they follow. */
	follows: z.optional(z.string().check(z.maxLength(64))),
	/** Their hand is up: since when, the server puts in. Milliseconds since the epoch. */
	raised: z.optional(z.number()),
	/** The phase that they are ready to leave. */
	ready: z.optional(z.string().check(z.maxLength(64))),
	/** How often they have asked everybody to see what they see; it counts where they lead. */
	calls: z.optional(z.int()),
	/** The element whose text has this person's caret. */
	editing: z.optional(elementId)
});

export type Presence = z.infer<typeof presenceSchema>;

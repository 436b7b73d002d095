import { z } from 'zod';
import { farthest, leastSide, mostSide } from './elements.ts';
import { isElementId } from './names.ts';

const coordinate = z.number().min(-farthest).max(farthest);
const side = z.number().min(leastSide).max(mostSide);
const elementId = z.string().refine(isElementId);

/** How many colours tell people apart. */
export const personColours = 12;

/** Where somebody is and what they hold. Never stored; who it is comes from the server. World px. */
export const presenceSchema = z.object({
	person: z.string().max(64),
	name: z.string().max(80),
	colour: z
		.int()
		.min(0)
		.max(personColours - 1),
	place: z.enum(['canvas', 'list']),
	cursor: z.tuple([coordinate, coordinate]).optional(),
	selection: z.array(elementId).max(50).optional(),
	/** Elements that are being dragged or resized: peers draw them so until they are dropped. */
	hands: z
		.array(
			z.object({
				id: elementId,
				at: z.tuple([coordinate, coordinate]),
				size: z.tuple([side, side]).optional()
			})
		)
		.max(200)
		.optional(),
	/** What part of the board they see, told while somebody follows them: left, top, width, height. */
	view: z.tuple([coordinate, coordinate, z.number().positive(), z.number().positive()]).optional(),
	/** The person whose view they follow. */
	follows: z.string().max(64).optional(),
	/** The element whose text has this person's caret. */
	editing: elementId.optional()
});

export type Presence = z.infer<typeof presenceSchema>;

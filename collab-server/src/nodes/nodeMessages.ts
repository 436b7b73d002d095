import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { z } from 'zod';
import { boardEventSchema } from '../events/BoardEvents.ts';

const seq = z.int().positive();
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** What nodes tell each other about a board. */
const nodeMessageSchema = z.object({
	/** The node that says it. */
	node: z.string().min(1).max(64),
	said: z.discriminatedUnion('kind', [
		/** Updates of a document were committed: the rows `from` to `to`; without their bytes they are read. */
		z.object({
			kind: z.literal('committed'),
			document: z.string(),
			from: seq,
			to: seq,
			updates: z.array(bytes),
			/** Yjs client ids first used in them, and whose hands they are. */
			clients: z.array(z.tuple([z.number(), z.string()])),
			/** Notes first made in them. */
			notes: z.array(z.string())
		}),
		/** Something outside of the document changed. `news`: the board's count with it; absent: it could not be counted. */
		z.object({
			kind: z.literal('news'),
			news: z.number().optional(),
			events: z.array(boardEventSchema)
		}),
		/** Who is here, by this node's own connections: an awareness update of y-protocols. */
		z.object({ kind: z.literal('here'), presence: bytes, phones: z.array(z.string()) }),
		/** A node that has just begun to hold the board asks who is here. */
		z.object({ kind: z.literal('who') }),
		/** A node ends, and everybody leaves it. */
		z.object({ kind: z.literal('gone') })
	])
});

export type NodeMessage = z.infer<typeof nodeMessageSchema>;
export type Said = NodeMessage['said'];
export type Committed = Extract<Said, { kind: 'committed' }>;

/** @returns undefined where it is no message, or one of another version whose words are unknown */
export function readMessage(bytes: Uint8Array): NodeMessage | undefined {
	try {
		return nodeMessageSchema.safeParse(decoding.readAny(decoding.createDecoder(bytes))).data;
	} catch {
		// Cut short, or none at all.
		return undefined;
	}
}

export function writeMessage(message: NodeMessage): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeAny(encoder, message);
	return encoding.toUint8Array(encoder);
}

import * as z from 'zod/mini';
import { storable } from '../storable.ts';

/** So many notes at most become one experiment. */
export const mostPromoted = 40;

/** What is asked, by the names that its form has. */
export const answerNames = [
	'title',
	'belief',
	'measure',
	'unit',
	'baseline',
	'target',
	'measuredBy',
	'testedFrom',
	'testedTo',
	'owner',
	'permission',
	'permissionFrom'
] as const;
export type AnswerName = (typeof answerNames)[number];
export type Answers = Partial<Record<AnswerName, string>>;

/** UTF-16 units. */
const longestLine = 200;
const longestBelief = 2_000;

const line = storable(longestLine);
export const answersSchema = z
	.partialRecord(z.enum(answerNames), storable(longestBelief))
	.check(
		z.refine((answers) =>
			Object.entries(answers).every(
				([name, text]) => name === 'belief' || line.safeParse(text).success
			)
		)
	);

/** An experiment that is being agreed on: everybody on the board watches it being filled in. */
export const agreementSchema = z.object({
	/** The id that the experiment will have. */
	experiment: z.string(),
	notes: z.array(z.string()),
	/** Days as `YYYY-MM-DD`, the owner as a person's id. */
	answers: answersSchema,
	/** Who fills it in; null: nobody any more. */
	scribe: z.nullable(z.object({ person: z.string(), name: z.string() })),
	version: z.int(),
	/** Of whoever shall look after it; null: nobody is chosen. */
	ownerName: z.nullable(z.string()),
	/** Who may: told to whoever fills it in alone. */
	owners: z.optional(z.array(z.object({ id: z.string(), name: z.string() })))
});
export type Agreement = z.infer<typeof agreementSchema>;

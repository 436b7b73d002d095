/** How people react to a note: few, so that they can be counted. Each is kept by its name. */
export const reactions = {
	thanks: '🙏',
	agree: '👍',
	love: '❤️',
	spark: '💡',
	question: '❓',
	celebrate: '🎉',
	looking: '👀'
} as const;

export type ReactionName = keyof typeof reactions;
export const reactionNames = Object.keys(reactions) as [ReactionName, ...ReactionName[]];

/** What each says, for who hears it. */
export const reactionWords: Record<ReactionName, string> = {
	thanks: 'thank you',
	agree: 'I agree',
	love: 'I love it',
	spark: 'gives me an idea',
	question: 'I have a question',
	celebrate: 'worth celebrating',
	looking: 'I am looking at it'
};

/** The reactions to one note as one person is told them: how many of each, and which are theirs. Never whose the others are. */
export interface NoteReactions {
	counts: Partial<Record<ReactionName, number>>;
	mine: ReactionName[];
}

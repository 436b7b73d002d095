/** What can be put down anywhere on the board, each with its name. */
export const stamps = [
	{ emoji: '👍', name: 'thumbs up' },
	{ emoji: '❤️', name: 'heart' },
	{ emoji: '💡', name: 'idea' },
	{ emoji: '⭐', name: 'star' },
	{ emoji: '❓', name: 'question' },
	{ emoji: '❗', name: 'exclamation mark' },
	{ emoji: '✅', name: 'done' },
	{ emoji: '🚧', name: 'in the way' },
	{ emoji: '🎉', name: 'celebration' },
	{ emoji: '👀', name: 'looking at it' },
	{ emoji: '🙏', name: 'thanks' },
	{ emoji: '🔥', name: 'fire' }
] as const;

/** The side of a stamp. World px. */
export const stampSide = 64;

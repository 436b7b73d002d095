/** Answers what a `Child`’s owner asks, and ends with its owner. */
export function answerParent(answers: Record<string, (given: unknown) => unknown>): void {
	process.on('message', ({ question, given }: { question: string; given: unknown }) => {
		void answer(question, given);
	});
	process.on('disconnect', () => process.exit());

	async function answer(question: string, given: unknown): Promise<void> {
		process.send?.({ answer: await answers[question]?.(given) });
	}
}

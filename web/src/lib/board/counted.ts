/** How many things, as a word where it is one. */
export function counted(things: readonly unknown[]): string {
	return things.length === 1 ? 'one' : `${things.length}`;
}

export function capital(words: string): string {
	return words.slice(0, 1).toUpperCase() + words.slice(1);
}

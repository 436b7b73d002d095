import type { Command } from '@small-change/board';

/** What nobody is told of anybody: not the log either. */
const nameless: ReadonlySet<Command['name']> = new Set([
	...(['write-private', 'delete-private', 'cast'] as const),
	...(['find-claimed', 'edit-claimed', 'delete-claimed'] as const)
]);

/** What the log is told of a command that failed. A failed query’s message has what it was asked with: people and their words. */
export function tellable(
	error: unknown,
	{ name: command }: Command,
	person: string
): Record<string, unknown> {
	if (!nameless.has(command)) return { err: error, command, person };
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	const { name, code, constraint } = Object(cause) as Record<string, unknown>;
	return { command, reason: { name, code, constraint } };
}

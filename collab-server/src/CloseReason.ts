/**
 * What a hook throws to end a document's connection. Hocuspocus reads `code` and `reason`; a bare
 * value thrown from a hook ends the process there, so nothing else is thrown.
 */
export interface CloseReason {
	code: number;
	reason: string;
}

/** Runs a hook so that whatever it throws reaches Hocuspocus as a `CloseReason`. */
export async function closing<Result>(
	run: () => Promise<Result> | Result,
	onSurprise: (error: unknown) => CloseReason
): Promise<Result> {
	try {
		return await run();
	} catch (error) {
		throw isCloseReason(error) ? error : onSurprise(error);
	}
}

function isCloseReason(error: unknown): error is CloseReason {
	return (
		typeof error === 'object' &&
		error !== null &&
		!(error instanceof Error) &&
		'code' in error &&
		typeof error.code === 'number' &&
		'reason' in error &&
		typeof error.reason === 'string'
	);
}

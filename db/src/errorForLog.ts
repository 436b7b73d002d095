/** How deep the causes of an error are told. */
const deepest = 3;

/**
 * An error as a log may have it. A failed query's message has what it was asked with, and Postgres' details have
 * what stands in the rows: people and their words. Of such errors nothing is told but their kind and place.
 */
export function errorForLog(error: unknown, depth = 0): unknown {
	if (!(error instanceof Error)) return { type: typeof error };
	const { name: type, code, constraint, cause } = error as Error & Record<string, unknown>;
	const isAsked = 'query' in error || 'detail' in error || 'severity' in error;
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	return {
		type,
		...(code !== undefined && { code }),
		...(constraint !== undefined && { constraint }),
		...(!isAsked && { message: error.message }),
		stack: frames.join('\n'),
		...(cause !== undefined && depth < deepest && { cause: errorForLog(cause, depth + 1) })
	};
}

/** Whether a text is an id as the database has them; it refuses anything else as a mistake of ours. */
export function isUuid(text: string): boolean {
	return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

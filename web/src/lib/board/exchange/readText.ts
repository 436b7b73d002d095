/** Bytes of a file that is brought in. */
export const largestFile = 5 * 1024 * 1024;

/** The words of a file: UTF-8, UTF-16 where it says so, else as older Windows programs write. */
export function readText(bytes: Uint8Array): string {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		// No UTF-8: nearly always a table saved by a program on Windows.
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

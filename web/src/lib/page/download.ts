/** Saves a file on the device, as if its link had been followed. */
export function download(content: Blob, name: string): void {
	const address = URL.createObjectURL(content);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// The browser has begun to read by the next turn of its loop.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

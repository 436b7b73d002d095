/** Bytes as an address that holds all of them. */
export function asAddress(blob: Blob): Promise<string> {
	return new Promise((done, failed) => {
		const reader = new FileReader();
		reader.onload = () => done(reader.result as string);
		reader.onerror = () => failed(new Error('The picture could not be read. Try again.'));
		reader.readAsDataURL(blob);
	});
}

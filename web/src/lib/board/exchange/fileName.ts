const longest = 80;

/** A file's name from a board's title, which every system takes. */
export function fileName(title: string, ending: string): string {
	const safe = title
		.normalize('NFC')
		// eslint-disable-next-line no-control-regex -- no system takes them
		.replace(/[\u0000-\u001f<>:"/\\|?*]+/g, ' ')
		.replace(/\s+/g, ' ')
		.replace(/^[. ]+|[. ]+$/g, '');
	const short = [...safe].slice(0, longest).join('').trimEnd();
	const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(short);
	return `${reserved || short === '' ? `Board ${short}`.trim() : short}.${ending}`;
}

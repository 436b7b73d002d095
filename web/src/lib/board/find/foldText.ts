/** Text as it is compared when searching: without case, accents and width, so that “cafe” finds “Café”. */
export function foldText(text: string): string {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en').replace(/\s+/g, ' ');
}

const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const small = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/** A value as people read it: 1,200 or 3.5. */
export function numberInWords(value: number): string {
	return (value !== 0 && Math.abs(value) < 0.01 ? small : plain).format(value);
}

/** A value with its unit, as one writes it: 62%, £1,200, 3.5 days. */
export function quantity(value: number, unit: string): string {
	const number = numberInWords(value);
	if (unit === '£' || unit.startsWith('£ ')) return `£${number}${unit.slice(1)}`;
	return unit.startsWith('%') ? `${number}${unit}` : `${number} ${unit}`;
}

/** As digits, or in groups of three with commas or spaces between them; a comma is no decimal point. */
const written = /^[+-]?(\d{1,3}(?:[, ]\d{3}){1,3}|\d{0,12})(\.\d{1,6})?$/;

/** A number as people type one: `1,200`, `62%`, `£3.50`, `−4`. @returns undefined where it is none */
export function numberFrom(text: string): number | undefined {
	const bare = text
		.trim()
		.replace('−', '-')
		.replace(/^([+-]?)£\s*/, '$1')
		.replace(/\s*%$/, '');
	if (!written.test(bare) || !/\d/.test(bare)) return undefined;
	return Number(bare.replace(/[, ]/g, ''));
}

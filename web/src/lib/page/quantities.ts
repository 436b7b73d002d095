const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** A value as people read it: 1,200 or 3.5. */
export function numberInWords(value: number): string {
	return plain.format(value);
}

/** A value with its unit, as one writes it: 62%, £1,200, 3.5 days. */
export function quantity(value: number, unit: string): string {
	const number = plain.format(value);
	if (unit === '£' || unit.startsWith('£ ')) return `£${number}${unit.slice(1)}`;
	return unit.startsWith('%') ? `${number}${unit}` : `${number} ${unit}`;
}

/** A number as people type one: `1,200`, `62%`, `£3.50`, `−4`. @returns undefined where it is none */
export function numberFrom(text: string): number | undefined {
	const bare = text
		.trim()
		.replace(/^£\s*/, '')
		.replace(/\s*%$/, '')
		.replace(/[,\s]/g, '')
		.replace('−', '-');
	if (!/^[+-]?(\d{1,12}(\.\d{1,6})?|\.\d{1,6})$/.test(bare)) return undefined;
	return Number(bare);
}

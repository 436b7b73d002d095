/** Lays rows out in columns, numbers as they were written. The first row is the head. */
export function formatTable(title: string, rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, column) =>
		Math.max(...rows.map((row) => row[column]?.length ?? 0))
	);
	const lines = rows.map((row) =>
		row
			.map((cell, column) => {
				const width = widths[column] ?? 0;
				return column === 0 ? cell.padEnd(width) : cell.padStart(width);
			})
			.join('  ')
	);
	const [head = '', ...body] = lines;
	return ['', title, head, '-'.repeat(head.length), ...body].join('\n');
}

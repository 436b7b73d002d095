import Papa from 'papaparse';

/** Rows as a file for programs for tables (CSV). Without the mark at its beginning Excel takes it for an older code. */
export function tableFile(rows: string[][]): string {
	return `\ufeff${Papa.unparse(rows, { newline: '\r\n' })}\r\n`;
}

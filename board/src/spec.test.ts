import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { refusalCodes } from './wire.ts';

const room = join(import.meta.dirname, '..');
const spec = readFileSync(join(room, 'SPEC.md'), 'utf8');
const rules = [...spec.matchAll(/^- \*\*([A-Z]-?\d+)\*\* ?(?:\(`([a-z-]+)`\))?/gm)].map(
	([, rule, code]) => ({ rule: rule ?? '', code })
);

function sourcesOf(folder: string): string {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
		.map((name) => readFileSync(join(folder, name), 'utf8'))
		.join('\n');
}

describe('SPEC.md', () => {
	test('numbers every rule once', () => {
		expect(rules.length).toBeGreaterThan(30);
		expect(new Set(rules.map(({ rule }) => rule)).size).toBe(rules.length);
	});

	test('has every refusal, under the rule that the code gives it', () => {
		const source =
			sourcesOf(join(room, 'src')) + sourcesOf(join(room, '..', 'collab-server', 'src'));
		for (const code of refusalCodes) {
			const rule = rules.find((one) => one.code === code)?.rule;
			expect(rule, code).toBeDefined();
			const inTable = new RegExp(`'?${code}'?: \\[\\s*'${rule}',`);
			const inObject = new RegExp(`code: '${code}',\\s+rule: '${rule}',`);
			expect(inTable.test(source) || inObject.test(source), `${code} is ${rule}`).toBe(true);
		}
	});
});

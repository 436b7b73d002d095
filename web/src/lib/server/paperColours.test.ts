import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { paperColours } from './paperColours.ts';

test('colours are those of the interface', async () => {
	const tokens = await readFile(new URL('../styles/tokens.css', import.meta.url), 'utf8');
	const light = tokens.slice(0, tokens.indexOf('@media'));
	for (const [name, { paper, deep }] of Object.entries(paperColours)) {
		expect(light).toContain(`--note-${name}: ${paper};`);
		expect(light).toContain(`--deep-${name}: ${deep};`);
	}
});

import { join } from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
let eslint: ESLint;

beforeAll(() => {
	eslint = new ESLint({ cwd: root });
});

/** What the door of a room says to a line in one of its files. */
async function saidOf(file: string, line: string): Promise<string[]> {
	const config = (await eslint.calculateConfigForFile(join(root, file))) as {
		rules: Record<string, [number, ...unknown[]]>;
	};
	const rule = config.rules['@typescript-eslint/no-restricted-imports'];
	const alone = new ESLint({
		cwd: root,
		overrideConfigFile: true,
		overrideConfig: await onlyRule(rule)
	});
	const [result] = await alone.lintText(line, { filePath: join(root, file) });
	return (result?.messages ?? []).map(({ message }) => message);
}

async function onlyRule(rule: unknown): Promise<ESLint.Options['overrideConfig']> {
	const { default: ts } = await import('typescript-eslint');
	return {
		files: ['**/*.ts'],
		languageOptions: { parser: ts.parser },
		plugins: { '@typescript-eslint': ts.plugin },
		rules: rule === undefined ? {} : { '@typescript-eslint/no-restricted-imports': rule as never }
	};
}

describe('each room has one door', () => {
	test.each([
		['board/src/elements.ts', "import { readFile } from 'node:fs';", /board is pure/],
		['board/src/elements.ts', "import postgres from 'pg';", /board is pure/],
		['board/src/elements.ts', "import { openDatabase } from '@small-change/db';", /board is pure/],
		['db/src/ticket.ts', "import * as Y from 'yjs';", /bytes and rows only/],
		['db/src/ticket.ts', "import { splice } from '@small-change/board';", /bytes and rows only/],
		[
			'collab-server/src/server.ts',
			"import { error } from '@sveltejs/kit';",
			/knows nothing of pages/
		],
		[
			'web/src/lib/board/View.svelte.ts',
			"import { openDatabase } from '@small-change/db';",
			/sent to the browser/
		],
		[
			'web/src/lib/board/View.svelte.ts',
			"import { join } from 'node:path';",
			/sent to the browser/
		],
		[
			'web/src/lib/board/View.svelte.ts',
			"import { boardAt } from '#lib/server/boards.ts';",
			/sent to the browser/
		],
		[
			'web/src/lib/server/boards.ts',
			"import { createCollabServer } from '@small-change/collab-server';",
			/Only web\/server\.ts/
		],
		['web/server.ts', "import { x } from '@small-change/db/src/ticket.ts';", /one door/],
		[
			'collab-server/src/server.ts',
			"import { x } from '../../board/src/names.ts';",
			/by its package/
		]
	])('%s refuses %s and says what to do', async (file, line, said) => {
		expect(await saidOf(file, line)).toEqual([expect.stringMatching(said)]);
	});

	test.each([
		['board/src/elements.ts', "import * as Y from 'yjs';"],
		['board/src/elements.ts', "import { worldPoint } from './geometry.ts';"],
		['collab-server/src/server.ts', "import { openDatabase } from '@small-change/db';"],
		['web/src/lib/board/View.svelte.ts', "import { fit } from '@small-change/board';"],
		['web/src/lib/board/View.svelte.ts', "import type { App } from '#lib/server/App.ts';"],
		['web/src/lib/server/boards.ts', "import { createBoard } from '@small-change/db';"],
		['db/src/access.test.ts', "import { createTestDatabase } from '@small-change/db/testing';"]
	])('%s admits %s', async (file, line) => {
		expect(await saidOf(file, line)).toEqual([]);
	});
});

/** One room and what may not come through its door. */
interface Door {
	name: string;
	files: string[];
	ignores?: string[];
	rules: Record<string, unknown>;
}

interface Pattern {
	regex: string;
	message: string;
	allowTypeImports?: boolean;
}

const tests = ['**/*.test.ts', '**/testing.ts', '**/testing/**', '**/vitest.config.ts'];

const deepImport: Pattern = {
	regex: '^@small-change/[^/]+/(?!testing(/|$))',
	message: 'A room has one door: import from its package, and export there what others need.'
};

const otherRoomByPath: Pattern = {
	regex: '^(\\.\\./)+(board|db|collab-server|web|tests)(/|$)',
	message: 'Another room is imported by its package (@small-change/…), not by its path.'
};

/** The rooms' doors as ESLint rules: which room may import what, and what to do instead. */
export const doors: Door[] = [
	door(
		'board',
		['board/src/**/*.ts'],
		[
			{
				regex: '^(?!\\.)(?!(yjs|zod(?:/mini)?|fractional-indexing)$)(?!(lib0|y-protocols)/)',
				message:
					'board is pure: only yjs, lib0, y-protocols, zod and fractional-indexing. Time, randomness and I/O are handed in by the caller.'
			}
		]
	),
	door(
		'db',
		['db/src/**/*.ts'],
		[
			{
				regex: '^(@small-change/|yjs$|lib0|y-protocols|@hocuspocus/|svelte|@sveltejs/)',
				message:
					'db knows bytes and rows only: what they mean to Yjs is for board and collab-server.'
			}
		]
	),
	door(
		'collab-server',
		['collab-server/src/**/*.ts'],
		[
			{
				regex: '^(@small-change/(web|tests)|svelte|@sveltejs/)',
				message: 'collab-server knows nothing of pages: tell it through an event or a dependency.'
			}
		]
	),
	door(
		'web, in the browser',
		['web/src/**/*.{ts,svelte}'],
		[
			{
				regex: '^(node:|@small-change/(db|collab-server)|#lib/server/|pino$|ws$|pg$)',
				message:
					'This is sent to the browser: what needs the server is loaded in +page.server.ts, or asked for by fetch.',
				allowTypeImports: true
			}
		],
		['web/src/lib/server/**', 'web/src/**/*.server.ts', 'web/src/**/+server.ts', 'web/src/app.d.ts']
	),
	door(
		'web, on the server',
		['web/src/lib/server/**/*.ts', 'web/src/**/*.server.ts', 'web/src/**/+server.ts'],
		[
			{
				regex: '^@small-change/collab-server',
				message:
					'Only web/server.ts composes pages and collab server: use the application context (event.locals.app).',
				allowTypeImports: true
			}
		]
	),
	door('web’s composition', ['web/*.ts', 'web/startup/**/*.ts'], [])
];

function door(name: string, files: string[], patterns: Pattern[], ignores: string[] = []): Door {
	const all = [...patterns, deepImport, otherRoomByPath];
	return {
		name: `the door of ${name}`,
		files,
		ignores: [...tests, ...ignores],
		rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: all }] }
	};
}

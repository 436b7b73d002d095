import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import { doors } from './scripts/doors.ts';

/** Outside of Svelte's own tools a component's exports have no types. */
const typesOfComponents = {
	'@typescript-eslint/no-unsafe-argument': 'off',
	'@typescript-eslint/no-unsafe-call': 'off'
};

export default defineConfig(
	globalIgnores(['**/build', '**/.svelte-kit', '**/test-results', '.data', 'db/migrations']),
	js.configs.recommended,
	ts.configs.recommendedTypeChecked,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.node, ...globals.browser },
			parserOptions: {
				projectService: { allowDefaultProject: ['eslint.config.js'] },
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		},
		rules: {
			'no-undef': 'off',
			eqeqeq: 'error',
			'no-console': 'error',
			'no-param-reassign': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/explicit-module-boundary-types': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			// What is taken out of a row by name is what shall not go on.
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			'@typescript-eslint/no-unnecessary-condition': 'off',
			// Hocuspocus refuses by what is thrown: a close code and its reason, not an Error.
			'@typescript-eslint/only-throw-error': 'off',
			'@typescript-eslint/prefer-promise-reject-errors': 'off',
			'@typescript-eslint/no-base-to-string': [
				'error',
				{
					ignoredTypeNames: [
						'Error',
						'RegExp',
						'URL',
						'URLSearchParams',
						'YText',
						'Buffer',
						'File',
						'ArrayBuffer',
						'Uint8Array'
					]
				}
			],
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			'@typescript-eslint/unbound-method': 'off',
			'svelte/no-navigation-without-resolve': 'off',
			// Our stores say themselves what is a signal; what they keep beside it shall not be one.
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		rules: { 'prefer-const': 'off' }
	},
	{
		files: [
			'scripts/**',
			'collab-server/examples/**',
			'web/server.ts',
			'web/dev.ts',
			'tests/**',
			'**/testing/**'
		],
		rules: { 'no-console': 'off' }
	},
	{
		files: ['db/src/schema/**', 'db/src/update-log/readUpdatesAfter.ts'],
		rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' }
	},
	{ files: ['**/*.svelte'], rules: typesOfComponents },
	{
		files: ['**/*.js'],
		extends: [ts.configs.disableTypeChecked],
		rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' }
	},
	doors
);

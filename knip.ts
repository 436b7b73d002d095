import type { KnipConfig } from 'knip';

const config: KnipConfig = {
	workspaces: {
		'.': {
			entry: ['scripts/{start,test,check,lint,build,migrate}.ts', 'eslint.config.js'],
			ignoreDependencies: ['node']
		},
		board: { entry: ['src/index.ts'] },
		db: { entry: ['src/index.ts', 'src/testing.ts', 'src/testing/*.ts', 'drizzle.config.ts'] },
		'collab-server': { entry: ['src/index.ts', 'src/compaction/foldWorker.ts'] },
		web: { entry: ['server.ts', 'dev.ts', 'src/routes/**/*.{ts,svelte}', 'src/hooks.server.ts'] },
		tests: { entry: ['{house,integration,faults,browser,bench}/**/*.ts'] }
	}
};

export default config;

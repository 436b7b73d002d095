import type { KnipConfig } from 'knip';

const config: KnipConfig = {
	workspaces: {
		'.': {
			entry: [
				'scripts/{start,collab,test,faults,check,lint,build,migrate,seed,backup,restore,doctor}.ts'
			],
			// Run by the path of their programs.
			ignoreDependencies: ['dpdm']
		},
		board: {},
		// drizzle-kit finds a table by its export.
		db: { entry: ['src/testing/*.ts', 'src/schema/*.ts'] },
		'collab-server': { entry: ['src/compaction/foldWorker.ts'] },
		web: {
			entry: ['server.ts', 'src/routes/**/*.{ts,svelte}'],
			// Imported by style sheets.
			ignoreDependencies: ['@fontsource-variable/inter', 'govuk-frontend']
		},
		tests: {
			entry: [
				'{house,integration,faults,browser,bench,cluster}/**/*.ts',
				'src/{withoutAwait,nodeProgram}.ts'
			],
			// Where there is no Redis one is installed, by root on Debian.
			ignoreBinaries: ['apt-get', 'redis-server'],
			// What the benchmark compares with has a package of its own and is installed by it alone.
			ignore: ['bench/{syncPeers,canvasPeers}/**']
		}
	}
};

export default config;

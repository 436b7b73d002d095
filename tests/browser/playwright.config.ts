import { defineConfig } from '@playwright/test';
import { browserPath } from '../src/browserPath.ts';

const reports = '../../test-results';

export default defineConfig({
	testDir: '.',
	testMatch: '*.spec.ts',
	outputDir: `${reports}/browser`,
	reporter: [['list'], ['json']],
	workers: 1,
	retries: 0,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	use: {
		browserName: 'chromium',
		locale: 'en-GB',
		viewport: { width: 1440, height: 900 },
		trace: 'retain-on-failure',
		launchOptions: { executablePath: await browserPath(), args: ['--no-sandbox'] }
	}
});

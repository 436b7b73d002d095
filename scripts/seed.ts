import { ConfigError } from '../web/src/lib/server/config.ts';
import { sentenceFor } from '../web/startup/application.ts';
import { seed } from '../web/startup/demo/seed.ts';

try {
	console.log(await seed(process.env));
} catch (error) {
	console.error(error instanceof ConfigError ? error.message : (sentenceFor(error) ?? error));
	process.exitCode = 1;
}

import { errorForLog } from '@small-change/db';
import { pino } from 'pino';
import { ConfigError, parseConfig } from './src/lib/server/config.ts';
import type { Config } from './src/lib/server/config.ts';
import type { DemoSignIns } from './src/lib/server/DemoSignIns.ts';
import { networkAddress } from './src/lib/server/addresses.ts';
import { sentenceFor, startApplication } from './startup/application.ts';
import type { Application } from './startup/application.ts';
import { endOnSignals } from './startup/endOnSignals.ts';
import { ListenError, listen, loadHandler, makeHttpServer } from './startup/httpServer.ts';

/** Serves everything on one port until a signal ends it. Ends the process with one sentence and code 1 where it cannot start. */
export async function main(): Promise<void> {
	try {
		const config = parseConfig(process.env);
		const serializers = { err: (error: unknown) => errorForLog(error) };
		const log = pino({ level: config.logLevel, serializers });
		const application = await startApplication(config, log, console.log);
		const server = makeHttpServer(application.app, application.collab, await loadHandler());
		const port = await listen(server, config).catch(async (error: unknown) => {
			await application.stop();
			throw error;
		});
		endOnSignals({ log, stop: application.stop }, server);
		announce(config, port, application);
	} catch (error) {
		const known = error instanceof ConfigError || error instanceof ListenError;
		const sentence = known ? error.message : sentenceFor(error);
		console.error(sentence ?? error);
		process.exit(1);
	}
}

function announce(config: Config, port: number, { app, dataPlace }: Application): void {
	const network = networkAddress();
	const lines = [
		'',
		'Small Change is running.',
		`  On this machine   http://localhost:${port}/`,
		...(network === undefined ? [] : [`  On the network    http://${network}:${port}/`]),
		...(config.origin === undefined ? [] : [`  Public address    ${config.origin}/`]),
		`  Data              ${dataPlace}`,
		...howToSignIn(config, port),
		...whomToSignInAs(app.demo, port),
		'  Stop              Ctrl-C',
		''
	];
	console.log(lines.join('\n'));
}

function howToSignIn({ smtpUrl, databaseUrl }: Config, port: number): string[] {
	if (smtpUrl !== undefined)
		return ['  Sign in           by a link in a mail; guests need a code and a name'];
	if (databaseUrl !== undefined) {
		return ['  Sign in           not possible: set SMTP_URL. Guests need a code and a name'];
	}
	return [
		`  Sign in           with any address; the mail is shown at http://localhost:${port}/outbox`
	];
}

function whomToSignInAs(demo: DemoSignIns | undefined, port: number): string[] {
	if (demo === undefined) return [];
	const people = demo.people.map(({ name, part }) => `${name} (${part})`);
	return [
		`  Demo              without a mail at http://localhost:${port}/sign-in as`,
		...people.map((person) => `                    ${person}`)
	];
}

if (import.meta.main) await main();

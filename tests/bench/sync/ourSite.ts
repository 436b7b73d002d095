import { freePort } from '../../src/freePort.ts';
import { testSecret } from '../../src/collabNode.ts';
import { answerServer } from './answerServer.ts';

/** The built site as `pnpm start` has it, on the database that the first argument names. */
const port = await freePort();
Object.assign(process.env, {
	PORT: String(port),
	HOST: '127.0.0.1',
	DATABASE_URL: process.argv[2],
	SECRET: testSecret,
	ORIGIN: `http://127.0.0.1:${port}`,
	LOG_LEVEL: 'warn'
});
const site = new URL('../../../web/server.ts', import.meta.url).href;
const { main } = (await import(site)) as { main: () => Promise<void> };
console.log = () => undefined;
await main();
answerServer(`ws://127.0.0.1:${port}`);

import { checkRedis } from '../collab-server/src/index.ts';
import { checkDatabase } from '../db/src/index.ts';
import { checkAddress } from './checkAddress.ts';
import { onDatabase } from './database.ts';

await onDatabase({ alone: false }, async (url, { origin, redisUrl }) => {
	const findings = [
		...(await checkDatabase(url)),
		...(redisUrl === undefined
			? []
			: [{ name: 'Redis takes and brings a message', wrong: await checkRedis(redisUrl) }]),
		...(origin === undefined ? [] : await checkAddress(origin))
	];
	for (const { name, wrong } of findings) {
		console.log(wrong === undefined ? `ok     ${name}` : `FAILED ${name}: ${wrong}`);
	}
	return findings.every(({ wrong }) => wrong === undefined);
});

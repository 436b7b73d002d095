import { checkDatabase } from '../db/src/index.ts';
import { checkAddress } from './checkAddress.ts';
import { onDatabase } from './database.ts';

await onDatabase({ alone: false }, async (url, { origin }) => {
	const findings = [
		...(await checkDatabase(url)),
		...(origin === undefined ? [] : await checkAddress(origin))
	];
	for (const { name, wrong } of findings) {
		console.log(wrong === undefined ? `ok     ${name}` : `FAILED ${name}: ${wrong}`);
	}
	return findings.every(({ wrong }) => wrong === undefined);
});

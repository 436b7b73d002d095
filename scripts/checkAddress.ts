import type { Finding } from '../db/src/index.ts';

/** Headers that whatever stands in front must let through. */
const expected: Record<string, RegExp> = {
	'content-security-policy': /script-src [^;]*'self'/,
	'x-content-type-options': /^nosniff$/,
	'x-frame-options': /^DENY$/,
	'referrer-policy': /^same-origin$/,
	'cross-origin-opener-policy': /^same-origin$/
};
/** Milliseconds. */
const longestAnswer = 10_000;

/** Asks for a page at the public address, as a browser would. */
export async function checkAddress(origin: string): Promise<Finding[]> {
	const name = `${origin} answers`;
	const ready = await ask(`${origin}/health/ready`);
	if (ready === undefined) {
		const wrong = 'Nothing answers there: check that a server runs and that the proxy leads to it.';
		return [{ name, wrong }];
	}
	const { status } = ready;
	const wrong = status === 200 ? undefined : `It says ${status}: ${(await ready.text()).trim()}`;
	return [
		{ name, wrong },
		{ name: 'headers of a page', wrong: await wrongHeaders(origin) }
	];
}

async function wrongHeaders(origin: string): Promise<string | undefined> {
	const page = await ask(`${origin}/`);
	const wanted = origin.startsWith('https:')
		? { ...expected, 'strict-transport-security': /max-age=/ }
		: expected;
	const names = Object.entries(wanted).flatMap(([name, value]) =>
		value.test(page?.headers.get(name) ?? '') ? [] : [name]
	);
	if (names.length === 0) return undefined;
	return `Missing or changed: ${names.join(', ')}. Let the proxy pass on what it is given, and set ORIGIN to this address.`;
}

async function ask(url: string): Promise<Response | undefined> {
	try {
		const signal = AbortSignal.timeout(longestAnswer);
		return await fetch(url, { headers: { accept: 'text/html' }, redirect: 'manual', signal });
	} catch {
		// Whatever the reason, nobody can reach it.
		return undefined;
	}
}

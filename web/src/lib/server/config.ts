import { isIP } from 'node:net';
import { z } from 'zod';

/** What the environment says about this installation. `.env.example` explains each variable to the one who runs it. */
export interface Config {
	/** 0: any free port. */
	port: number;
	host: string;
	/** `https://board.example.org`, without a path; absent: whatever host a browser asked for. */
	origin: string | undefined;
	/** Addresses and ranges of the proxies in front, whose word is taken for where a request comes from. */
	trustedProxies: readonly string[];
	dataDir: string;
	/** Absent: the embedded database. */
	databaseUrl: string | undefined;
	/** Absent: processes that share a database find out by it what the others did. */
	redisUrl: string | undefined;
	/** Where browsers open their sockets, `wss://boards.example.org`; absent: where the page comes from. */
	collabUrl: string | undefined;
	/** Absent: made once and kept in `dataDir`, with the embedded database only. At least 32 characters. */
	secret: string | undefined;
	/** Absent: mail is kept and shown on `/outbox`, with the embedded database only. */
	smtpUrl: string | undefined;
	/** Whether the demo is loaded into a new database, whose people anybody may then sign in as; with the embedded one only. */
	demo: boolean;
	/** Addresses of those who run the service, in small letters. */
	administrators: readonly string[];
	logLevel: (typeof logLevels)[number];
	/** Absent: no figures are given. `token`: what has to be shown for them; absent: nothing. */
	metrics: { token: string | undefined } | undefined;
}

/** A wrong variable. The message has one line for each, which names it and the cure. */
export class ConfigError extends Error {
	override readonly name = 'ConfigError';
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const port = z
	.string()
	.regex(/^\d{1,5}$/)
	.transform(Number)
	.refine((value) => value <= 65_535);

const variables = z.object({
	PORT: port.default(3000),
	HOST: z.union([z.ipv4(), z.ipv6(), z.hostname()]).default('0.0.0.0'),
	ORIGIN: z.string().refine(isOrigin).optional(),
	TRUSTED_PROXIES: z.string().transform(addressesIn).refine(areRanges).optional(),
	DATA_DIR: z.string().default('.data'),
	DATABASE_URL: urlOf('postgres:', 'postgresql:').optional(),
	REDIS_URL: urlOf('redis:', 'rediss:').optional(),
	COLLAB_URL: z.string().refine(isSocketOrigin).optional(),
	SECRET: z.string().min(32).optional(),
	SMTP_URL: urlOf('smtp:', 'smtps:').optional(),
	DEMO: z.enum(['on', 'off']).optional(),
	ADMINISTRATORS: z.string().transform(addressesIn).pipe(z.array(z.email())).default([]),
	LOG_LEVEL: z.enum(logLevels).default('info'),
	METRICS: z.enum(['on', 'off']).optional(),
	METRICS_TOKEN: z
		.string()
		.regex(/^[!-~]{16,}$/)
		.optional()
});

type Variable = keyof typeof variables.shape;

const cures: Record<Variable, string> = {
	PORT: 'set it to a whole number from 0 to 65535, for example PORT=3000',
	HOST: 'set it to an address or a name of this machine, for example HOST=0.0.0.0',
	ORIGIN:
		'set it to the address that browsers use, without a path, for example ORIGIN=https://board.example.org',
	TRUSTED_PROXIES:
		'set it to addresses or ranges with commas between them, for example TRUSTED_PROXIES=10.0.0.0/8',
	DATA_DIR: 'set it to a folder, for example DATA_DIR=.data',
	DATABASE_URL: 'set it to DATABASE_URL=postgres://user:password@host:5432/name, or leave it out',
	REDIS_URL: 'set it to REDIS_URL=redis://user:password@host:6379, or leave it out',
	COLLAB_URL:
		'set it to the address of the collab processes, without a path, for example COLLAB_URL=wss://boards.example.org, or leave it out',
	SECRET: 'set it to at least 32 random characters, for example from: openssl rand -base64 32',
	SMTP_URL: 'set it to SMTP_URL=smtp://user:password@host:587, or leave it out',
	DEMO: 'set it to on or off, or leave it out',
	ADMINISTRATORS:
		'set it to email addresses with commas between them, for example ADMINISTRATORS=name@example.gov.uk',
	LOG_LEVEL: `set it to one of ${logLevels.join(', ')}`,
	METRICS: 'set it to on or off, or leave it out',
	METRICS_TOKEN:
		'set it to at least 16 random characters without spaces, for example from: openssl rand -base64 32'
};

/**
 * Reads the configuration. An empty variable counts as absent.
 *
 * @throws ConfigError where a variable is wrong. Values are not repeated: some are secrets.
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
	const names = Object.keys(cures) as Variable[];
	const given = names.map((name) => [name, environment[name]?.trim() || undefined]);
	const parsed = variables.safeParse(Object.fromEntries(given));
	if (!parsed.success) {
		const wrong = new Set(parsed.error.issues.map(({ path }) => path[0] as Variable));
		throw new ConfigError([...wrong].map((name) => `${name} is wrong: ${cures[name]}.`).join('\n'));
	}
	const { data } = parsed;
	if (data.DATABASE_URL !== undefined && data.SECRET === undefined) {
		throw new ConfigError(`SECRET is missing: with DATABASE_URL, ${cures.SECRET}.`);
	}
	for (const name of ['REDIS_URL', 'COLLAB_URL'] as const) {
		if (data[name] !== undefined && data.DATABASE_URL === undefined) {
			throw new ConfigError(
				`DATABASE_URL is missing: ${name} is for several processes, which share a database. ${sentence(cures.DATABASE_URL)}`
			);
		}
	}
	if (data.SMTP_URL !== undefined && data.ORIGIN === undefined) {
		throw new ConfigError(`ORIGIN is missing: mails hold links, so with SMTP_URL ${cures.ORIGIN}.`);
	}
	if (data.DEMO === 'on' && data.DATABASE_URL !== undefined) {
		throw new ConfigError(
			'DEMO is wrong: anybody may sign in as the people of the demo, so with DATABASE_URL set it to off, or leave it out.'
		);
	}
	const metrics = data.METRICS ?? (data.METRICS_TOKEN === undefined ? 'off' : 'on');
	// Where mail is sent people sign in in earnest.
	const isForTrying = data.DATABASE_URL === undefined && data.SMTP_URL === undefined;
	return {
		port: data.PORT,
		host: data.HOST,
		origin: data.ORIGIN === undefined ? undefined : new URL(data.ORIGIN).origin,
		trustedProxies: data.TRUSTED_PROXIES ?? (data.ORIGIN === undefined ? [] : nearProxies),
		dataDir: data.DATA_DIR,
		databaseUrl: data.DATABASE_URL,
		redisUrl: data.REDIS_URL,
		collabUrl: data.COLLAB_URL === undefined ? undefined : withoutPath(data.COLLAB_URL),
		secret: data.SECRET,
		smtpUrl: data.SMTP_URL,
		demo: data.DEMO === undefined ? isForTrying : data.DEMO === 'on',
		administrators: data.ADMINISTRATORS,
		logLevel: data.LOG_LEVEL,
		metrics: metrics === 'on' ? { token: data.METRICS_TOKEN } : undefined
	};
}

/** A proxy in front stands on the same machine or in the same network, unless it is said where. */
const nearProxies = [
	'127.0.0.0/8',
	'10.0.0.0/8',
	'172.16.0.0/12',
	'192.168.0.0/16',
	'::1',
	'fc00::/7'
];

function areRanges(ranges: readonly string[]): boolean {
	return ranges.every((range) => {
		const [address = '', bits, ...rest] = range.split('/');
		const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
		const whole = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
		return most > 0 && whole && rest.length === 0;
	});
}

function urlOf(...protocols: string[]): z.ZodString {
	return z
		.string()
		.refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));
}

function addressesIn(text: string): string[] {
	const parts = text.split(',').map((part) => part.trim().toLowerCase());
	return parts.filter((part) => part !== '');
}

function sentence(cure: string): string {
	return `${cure.charAt(0).toUpperCase()}${cure.slice(1)}.`;
}

function withoutPath(url: string): string {
	return url.replace(/\/$/, '');
}

function isSocketOrigin(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, host } = new URL(text);
	return ['ws:', 'wss:'].includes(protocol) && withoutPath(text) === `${protocol}//${host}`;
}

function isOrigin(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, origin, href } = new URL(text);
	return ['http:', 'https:'].includes(protocol) && href === `${origin}/`;
}

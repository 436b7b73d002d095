import { describe, expect, test } from 'vitest';
import { ConfigError, parseConfig } from './config.ts';

const secret = 'a-secret-of-more-than-32-characters!';

describe('parseConfig', () => {
	test('an empty environment is the embedded mode', () => {
		expect(parseConfig({})).toEqual({
			port: 3000,
			host: '0.0.0.0',
			origin: undefined,
			trustedProxies: [],
			dataDir: '.data',
			databaseUrl: undefined,
			redisUrl: undefined,
			collabUrl: undefined,
			secret: undefined,
			smtpUrl: undefined,
			demo: true,
			administrators: [],
			logLevel: 'info',
			metrics: undefined
		});
	});

	test('an empty variable counts as absent', () => {
		expect(parseConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(parseConfig({}));
	});

	test('an origin loses its closing slash', () => {
		expect(parseConfig({ ORIGIN: 'https://board.example.org/' }).origin).toBe(
			'https://board.example.org'
		);
	});

	test.each([
		['PORT', '70000'],
		['PORT', 'http'],
		['HOST', 'not a host'],
		['ORIGIN', 'ideas.internal'],
		['ORIGIN', 'https://board.example.org/app'],
		['DATABASE_URL', 'mysql://localhost/board'],
		['REDIS_URL', 'cache.internal:6379'],
		['COLLAB_URL', 'https://boards.example.org'],
		['COLLAB_URL', 'wss://boards.example.org/collab'],
		['SECRET', 'too-short'],
		['SMTP_URL', 'mail.internal'],
		['DEMO', 'perhaps'],
		['ADMINISTRATORS', 'sam@example.gov.uk, ben'],
		['LOG_LEVEL', 'loud'],
		['METRICS', 'some'],
		['METRICS_TOKEN', 'too-short']
	])('%s=%s is refused by name, with the cure, without its value', (name, value) => {
		const parse = (): unknown => parseConfig({ SECRET: secret, [name]: value });
		expect(parse).toThrow(ConfigError);
		expect(parse).toThrow(new RegExp(`^${name} is wrong: set it to .+\\.$`));
		expect(parse).not.toThrow(value);
	});

	test('several processes need a database that they share', () => {
		const REDIS_URL = 'redis://cache.internal';
		const COLLAB_URL = 'wss://boards.example.org/';
		expect(() => parseConfig({ REDIS_URL })).toThrow(
			/^DATABASE_URL is missing: REDIS_URL .+\. Set it to .+\.$/
		);
		expect(() => parseConfig({ COLLAB_URL })).toThrow(/^DATABASE_URL is missing: COLLAB_URL /);
		const own = { DATABASE_URL: 'postgres://localhost/board', SECRET: secret };
		expect(parseConfig({ ...own, REDIS_URL, COLLAB_URL })).toMatchObject({
			redisUrl: REDIS_URL,
			collabUrl: 'wss://boards.example.org'
		});
	});

	test('all that is wrong is named at once', () => {
		expect(() => parseConfig({ PORT: 'x', LOG_LEVEL: 'x' })).toThrow(/^PORT .+\nLOG_LEVEL .+$/);
	});

	test('a database of one’s own needs a secret that all nodes share', () => {
		const url = 'postgres://localhost/board';
		expect(() => parseConfig({ DATABASE_URL: url })).toThrow(/^SECRET is missing/);
		expect(parseConfig({ DATABASE_URL: url, SECRET: secret }).databaseUrl).toBe(url);
	});

	test('the demo is there to try things out: never beside real sign-ins unless asked for', () => {
		const own = { DATABASE_URL: 'postgres://localhost/board', SECRET: secret };
		const mail = { SMTP_URL: 'smtp://mail.internal', ORIGIN: 'https://ideas.internal' };
		expect(parseConfig({ DEMO: 'off' }).demo).toBe(false);
		expect(parseConfig(own).demo).toBe(false);
		expect(parseConfig(mail).demo).toBe(false);
		expect(parseConfig({ ...mail, DEMO: 'on' }).demo).toBe(true);
		expect(() => parseConfig({ ...own, DEMO: 'on' })).toThrow(
			/^DEMO is wrong: .+DATABASE_URL.+\.$/
		);
	});

	test('administrators are named by their addresses', () => {
		expect(
			parseConfig({ ADMINISTRATORS: ' Sam@Example.gov.uk,, b@x.org ' }).administrators
		).toEqual(['sam@example.gov.uk', 'b@x.org']);
	});

	test('figures are given where they are asked for, and behind a token where there is one', () => {
		const METRICS_TOKEN = 'a-token-of-more-than-16';
		expect(parseConfig({ METRICS: 'on' }).metrics).toEqual({ token: undefined });
		expect(parseConfig({ METRICS_TOKEN }).metrics).toEqual({ token: METRICS_TOKEN });
		expect(parseConfig({ METRICS: 'on', METRICS_TOKEN }).metrics).toEqual({
			token: METRICS_TOKEN
		});
		expect(parseConfig({ METRICS: 'off', METRICS_TOKEN }).metrics).toBeUndefined();
	});

	test('a mail server needs the address that links in mails lead to', () => {
		const SMTP_URL = 'smtp://mail.internal:587';
		expect(() => parseConfig({ SMTP_URL })).toThrow(/^ORIGIN is missing/);
		expect(parseConfig({ SMTP_URL, ORIGIN: 'https://ideas.internal' }).smtpUrl).toBe(SMTP_URL);
	});
});

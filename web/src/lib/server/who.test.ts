import { expect, test } from 'vitest';
import { safeNext } from './who.ts';

test.each([
	['/teams/new', '/teams/new'],
	['/join/ABC234?x=1', '/join/ABC234?x=1'],
	['//elsewhere.example', '/'],
	['/\\elsewhere.example', '/'],
	['https://elsewhere.example/', '/'],
	['javascript:alert(1)', '/'],
	['/\t/elsewhere.example', '/'],
	['/.//elsewhere.example', '/'],
	['', '/'],
	[null, '/']
])('%j leads on to %s', (next, path) => {
	expect(safeNext(next)).toBe(path);
});

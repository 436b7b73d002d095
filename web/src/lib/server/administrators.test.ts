import { expect, test } from 'vitest';
import { isAdministrator } from './administrators.ts';

const app = { config: { administrators: ['sam@example.gov.uk'] }, demo: undefined };

test.each([
	['sam@example.gov.uk', true],
	['ben@example.gov.uk', false],
	[undefined, false]
])('%s: %s', (email, is) => {
	expect(
		isAdministrator(app, { id: 'id', name: 'Sam', session: '', ...(email && { email }) })
	).toBe(is);
});

test('somebody who is not known is none', () => {
	expect(isAdministrator(app, undefined)).toBe(false);
});

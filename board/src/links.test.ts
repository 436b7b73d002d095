import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linkParts } from './links.ts';

it.each([
	[
		'See https://example.org/a?b=c#d.',
		'https://example.org/a?b=c#d',
		'https://example.org/a?b=c#d'
	],
	['(www.gov.uk/guidance)', 'www.gov.uk/guidance', 'https://www.gov.uk/guidance'],
	[
		'https://en.wikipedia.org/wiki/Idea_(disambiguation), read it',
		'https://en.wikipedia.org/wiki/Idea_(disambiguation)',
		'https://en.wikipedia.org/wiki/Idea_(disambiguation)'
	],
	[
		'ask amina.rahman@example.gov.uk!',
		'amina.rahman@example.gov.uk',
		'mailto:amina.rahman@example.gov.uk'
	],
	['HTTPS://EXAMPLE.ORG', 'HTTPS://EXAMPLE.ORG', 'HTTPS://EXAMPLE.ORG'],
	['اقرأ https://example.org/سلام', 'https://example.org/سلام', 'https://example.org/سلام']
])('finds the address in “%s”', (text, words, href) => {
	expect(linkParts(text)).toContainEqual({ words, href });
});

it.each(['javascript:alert(1)', 'data:text/html,x', 'no address', '@amina', 'a @ b', 'e.g. this'])(
	'finds none in “%s”',
	(text) => {
		expect(linkParts(text)).toEqual([{ words: text }]);
	}
);

it('loses no letter, and leads to the web and to people alone', () => {
	const piece = fc.oneof(
		fc.string(),
		fc.constantFrom('https://', 'www.', '@', '.', ')', '(', 'a.b', 'javascript:', ' ')
	);
	fc.assert(
		fc.property(fc.array(piece), (pieces) => {
			const text = pieces.join('');
			const parts = linkParts(text);
			expect(parts.map(({ words }) => words).join('')).toBe(text);
			for (const { href } of parts) if (href) expect(href).toMatch(/^(https?:|mailto:)/i);
		})
	);
});

it('takes a long text that is nearly an address', () => {
	const text = 'a.'.repeat(10_000) + '@';
	expect(linkParts(text)).toEqual([{ words: text }]);
});

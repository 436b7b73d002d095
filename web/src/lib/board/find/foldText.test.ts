import { expect, test } from 'vitest';
import { foldText } from './foldText.ts';

test.each([
	['CAFÉ', 'café'],
	['Ünïcode', 'unicode'],
	['two\n lines', 'two lines'],
	['ﬁne', 'fine'],
	['ΆΛΦΑ', 'άλφα']
])('%j reads as %j', (one, other) => {
	expect(foldText(one)).toBe(foldText(other));
});

test('different words stay different', () => {
	expect(foldText('case')).not.toBe(foldText('cast'));
});

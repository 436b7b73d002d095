import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, fits, isGood, isOpen, join, makeBoard, test } from './site.ts';
import { note } from './places.ts';

async function add(page: Page, zone: string, text: string): Promise<void> {
	const field = page.getByLabel(`Add a note to ${zone}`);
	await field.fill(text);
	await field.press('Enter');
}

test('a vote: secret dots by mouse, phone and keyboard, a result, a tie, and what the team chooses', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Ben', { phone: true });
	const cleo = await site.person('Cleo');
	const link = await makeBoard(amina, { title: 'Fewer letters', question: 'What could we stop?' });
	await amina.page.getByRole('button', { name: 'List', exact: true }).click();
	const ideas = [
		'A template for the ten most common answers',
		'Ask once for an address, and keep it',
		'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
		'Answer by telephone where a sentence is enough'
	];
	for (const idea of ideas) await add(amina.page, 'Ideas', idea);
	await isOpen(amina.page);
	await join(ben, link, 'list');
	await join(cleo, link, 'canvas');
	await amina.page.getByRole('button', { name: 'Lead' }).click();
	const panel = amina.page.getByRole('complementary', { name: 'Lead' });
	await panel.locator('summary', { hasText: 'Vote' }).click();
	await panel.getByLabel('Vote on notes in').selectOption('Next steps');
	await expect(panel).toContainText('0 groups and notes');
	await expect(panel.getByRole('button', { name: 'Open the vote' })).toBeDisabled();
	await panel.getByLabel('Vote on notes in').selectOption('Ideas');
	await expect(panel).toContainText('4 groups and notes');
	await panel.getByLabel('Dots for everybody').fill('2');
	await fits(amina.page, 'vote-to-open', [1440, 375]);
	await panel.getByRole('button', { name: 'Open the vote' }).click();

	const bens = ben.page.getByRole('region', { name: /^Vote: / });
	await expect(bens).toContainText('2 of 2 dots left');
	await bens.getByRole('button', { name: `One dot more for ${ideas[0]}` }).click();
	await bens.getByRole('button', { name: `One dot more for ${ideas[1]}` }).click();
	await expect(bens).toContainText('0 of 2 dots left');
	await expect(bens.getByRole('button', { name: `One dot more for ${ideas[3]}` })).toHaveAttribute(
		'aria-disabled',
		'true'
	);
	await isGood(ben.page, 'vote-open-phone');
	await ben.page.reload();
	await expect(bens, 'they are there again').toContainText('0 of 2 dots left');

	const cleos = cleo.page.getByRole('region', { name: /^Vote: / });
	await cleos.getByRole('button', { name: `One dot more for ${ideas[1]}` }).focus();
	await cleo.page.keyboard.press('Enter');
	await expect(cleos).toContainText('1 of 2 dots left');
	await cleos.getByRole('button', { name: `One dot more for ${ideas[0]}` }).focus();
	await cleo.page.keyboard.press('Space');
	await expect(cleos).toContainText('0 of 2 dots left');
	await isGood(cleo.page, 'vote-open');
	await expect(panel).toContainText('2 people have voted');
	await isGood(amina.page, 'vote-open-leads');
	await panel.getByRole('button', { name: 'Close the vote' }).click();

	const result = cleo.page.getByRole('region', { name: 'The result of the vote' });
	await expect(result.getByRole('listitem').nth(0)).toContainText('2 dots from 2 people');
	await expect(result).toContainText('2 people voted.');
	await expect(cleo.page.getByRole('status').filter({ hasText: 'The vote is closed' })).toHaveCount(
		1
	);
	await isGood(cleo.page, 'vote-result');
	const led = amina.page.getByRole('region', { name: 'The result of the vote' });
	await isGood(amina.page, 'vote-result-leads');
	await led.getByRole('button', { name: 'Vote again on the 2 that share the first place' }).click();
	await expect(cleos.getByRole('listitem')).toHaveCount(2);
	await cleos.getByRole('button', { name: `One dot more for ${ideas[1]}` }).click();
	await expect(cleos).toContainText('0 of 1 dot left');
	await panel.getByRole('button', { name: 'Close the vote' }).click();
	await expect(result.getByRole('listitem').nth(0)).toContainText(ideas[1] ?? '');
	await led.getByRole('button', { name: `Choose ${ideas[0]}` }).click();
	await expect(result).toContainText('No dots. Chosen by the team');
	await expect(note(cleo.page, /A template for the ten.*Chosen/)).toBeVisible();
	await expect(
		ben.page
			.getByRole('listitem')
			.filter({ hasText: ideas[0] ?? '' })
			.first()
	).toContainText('Chosen');
	await result.getByRole('button', { name: 'Close the result' }).click();
	await expect(result).toHaveCount(0);

	await cleo.page.keyboard.press('Control+s');
	const coming = cleo.page.waitForEvent('download');
	await cleo.page.getByRole('button', { name: /^Table/ }).click();
	const table = await readFile(await (await coming).path(), 'utf8');
	await cleo.page.keyboard.press('Escape');
	const counted = (text = '') => table.split('\r\n').find((row) => row.includes(text));
	expect(counted(ideas[1]), 'of the second round').toMatch(/,yellow,1,1,,/);
	expect(counted(ideas[3]), 'of the first, as it was in no other').toMatch(/,yellow,0,0,,/);
	await fits(cleo.page, 'vote-chosen', [1440]);
});

import { makeNote, noteColours, worldPoint } from '@small-change/board';
import type { Page } from '@playwright/test';
import { Guest } from '../src/Guest.ts';
import { newElementId, openClient } from '../src/boards.ts';
import { until } from '../src/until.ts';
import { note } from './places.ts';
import { expect, isOpen, join, test } from './site.ts';

const columns = 126;
const pitch = 220;

/** A board with so many notes, made by a client of ours. @returns where it is joined */
async function fill(base: string, notes: number): Promise<string> {
	const guest = await Guest.makesBoard(() => base, 'Olu');
	const client = openClient({
		base: () => base.replace('http', 'ws'),
		board: guest.board,
		person: await guest.person(),
		ticket: guest.ticket
	});
	await until('the board is open', () => client.ready, { within: 20_000 });
	for (let number = 0; number < notes; number++) {
		makeNote(client.document, client.hand, {
			id: newElementId(),
			at: worldPoint((number % columns) * pitch, Math.floor(number / columns) * pitch),
			colour: noteColours[number % noteColours.length] ?? 'yellow',
			text: `Idea number ${number}`
		});
	}
	await until('it is saved', () => client.status.kind === 'saved', { within: 60_000 });
	client.destroy();
	return `/join/${await guest.code()}`;
}

async function isFar(page: Page): Promise<void> {
	// The one that has the keys is laid out all the same.
	await expect(page.locator('canvas[data-painted]').first()).toHaveAttribute(
		'data-painted',
		/^(9999|10000)$/
	);
}

test('a board with 10,000 notes is looked over, searched, written on and read as a list', async ({
	site
}) => {
	test.setTimeout(180_000);
	const address = await fill(site.base, 10_000);
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await join(amina, address);
	await isFar(page);
	await page.keyboard.press('Control+f');
	await page.keyboard.type('number 7777');
	await expect(page.getByText('1 found')).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(note(page, /^Idea number 7777 /)).toBeInViewport();
	expect(await page.locator('[data-element]').count(), 'what is laid out').toBeLessThan(400);

	await note(page, /^Idea number 7777 /).dblclick();
	await page.keyboard.press('End');
	await page.keyboard.type(', and more');
	await page.keyboard.press('Escape');
	await expect(note(page, /^Idea number 7777, and more/)).toBeVisible();
	await page.keyboard.press('Control+a');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Control+z');
	await isOpen(page);
	await page.keyboard.press('Escape');
	await page.keyboard.press('1');
	await isFar(page);

	await page.getByRole('button', { name: 'List', exact: true }).click();
	await expect(page.getByText('10000 notes', { exact: false })).toBeVisible();
	await expect(page.getByText('Idea number 7777, and more')).toHaveCount(1);
	await page.getByRole('button', { name: 'Board', exact: true }).click();
	await isFar(page);
});

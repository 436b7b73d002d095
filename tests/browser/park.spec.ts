import type { Page } from '@playwright/test';
import { note } from './places.ts';
import { expect, isGood, isOpen, join, makeBoard, test } from './site.ts';

/** Writes notes of one's own, while everybody does. */
async function writeAlone(page: Page, words: readonly string[]): Promise<void> {
	await expect(page.getByRole('region', { name: 'Your own notes' })).toBeVisible();
	await page.keyboard.press('n');
	for (const text of words) {
		await page.keyboard.type(text);
		await page.keyboard.press('Enter');
	}
	await isOpen(page);
}

test('notes are revealed one at a time: one is talked about, one skipped, one parked for later', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Ben');
	const link = await makeBoard(amina, { title: 'Fewer letters' });
	await join(ben, link);
	await amina.page.keyboard.press('Shift+R');
	const panel = amina.page.getByRole('complementary', { name: 'Lead' });
	await panel.getByText('All phases').click();
	await panel.getByRole('button', { name: 'Go to Brainstorm' }).click();
	await writeAlone(ben.page, ['Ask once', 'Answer at once', 'Fewer forms']);
	await panel.getByRole('button', { name: 'Go to Reveal' }).click();
	const park = panel.getByRole('button', { name: 'Park it' });
	await expect(park, 'nothing is in the spotlight').toHaveCount(0);

	await panel.getByRole('button', { name: 'Reveal one' }).click();
	await expect(panel.getByText(/^Spotlight:/)).toBeVisible();
	const first = await panel.getByText(/^Spotlight:/).textContent();
	await panel.getByRole('button', { name: 'Reveal one' }).click();
	await expect(panel.getByText(/^Spotlight:/), 'the first is skipped').not.toHaveText(first ?? '');
	const lit = await panel.getByText(/^Spotlight:/).textContent();
	const words = /“(.+)”/.exec(lit ?? '')?.[1] ?? '';
	await isGood(amina.page, 'run-park');
	await park.click();
	await expect(park, 'the light is off').toHaveCount(0);
	const parked = ben.page.getByRole('option', { name: /Zone: Parked/ });
	await expect(parked).toHaveCount(1);
	await ben.page.getByRole('button', { name: 'List', exact: true }).click();
	const zone = ben.page.getByRole('region', { name: /^Parked/ });
	await expect(zone.getByText(words)).toBeVisible();

	await panel.getByRole('button', { name: 'Reveal one' }).click();
	await expect(park).toBeVisible();
	await expect(panel.getByText(/to be revealed/), 'it was the last').toHaveCount(0);
	await amina.page.keyboard.press('Control+k');
	await amina.page.keyboard.type('park the note');
	await amina.page.keyboard.press('Enter');
	await expect(zone.getByRole('listitem'), 'into the same zone').toHaveCount(2);
	await amina.page.keyboard.press('Control+z');
	await expect(zone.getByRole('listitem'), 'one step takes one back').toHaveCount(1);
	await amina.page.keyboard.press('Control+z');
	await expect(zone, 'and the zone goes with the first').toHaveCount(0);
	await expect(note(amina.page, new RegExp(`^${words}`))).toHaveCount(1);
});

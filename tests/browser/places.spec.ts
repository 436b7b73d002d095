import type { Locator, Page } from '@playwright/test';
import { note, placeOf } from './places.ts';
import type { Box } from './places.ts';
import { expect, fits, isOpen, join, makeBoard, test } from './site.ts';

const apart = (a: Box, b: Box): boolean =>
	a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

/** Says that all of these can be seen whole and touched: within the view, and nothing of the others lies on them. */
async function areWithinReach(page: Page, parts: Locator, ...others: Locator[]): Promise<void> {
	const view = page.viewportSize() ?? { width: 0, height: 0 };
	await expect(parts.first()).toBeVisible();
	await expect
		.poll(async () => {
			const taken = await Promise.all(others.map((other) => placeOf(other)));
			const boxes = await Promise.all((await parts.all()).map((part) => placeOf(part)));
			return boxes.filter(
				(box) =>
					box.x < 0 ||
					box.y < 0 ||
					box.x + box.width > view.width ||
					box.y + box.height > view.height ||
					!taken.every((other) => apart(box, other))
			);
		})
		.toEqual([]);
}

test('what is docked at the foot lies neither on the tools nor on what can be done with a selection, and all of that is on the screen', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Ben', { phone: true });
	const link = await makeBoard(amina, { title: 'Fewer letters', blank: true });
	await amina.page.keyboard.press('n');
	await amina.page.keyboard.type('Ask once');
	await amina.page.keyboard.press('Tab');
	await amina.page.keyboard.type('Answer at once');
	await amina.page.keyboard.press('Escape');
	await amina.page.keyboard.press('Escape');
	await isOpen(amina.page);
	await join(ben, link, 'canvas');
	await amina.page.getByRole('button', { name: 'Lead' }).click();
	const panel = amina.page.getByRole('complementary', { name: 'Lead' });
	await panel.locator('summary', { hasText: 'Vote' }).click();
	await panel.getByRole('button', { name: 'Open the vote' }).click();

	const { page } = ben;
	await page.getByRole('button', { name: 'Board', exact: true }).click();
	const dock = page.getByRole('region', { name: /^Vote: / });
	await expect(dock).toBeVisible();
	const tools = page.getByRole('toolbar', { name: 'Tools' }).getByRole('button');
	const bar = page.getByRole('toolbar', { name: 'Selection' });
	await areWithinReach(page, tools, dock);
	await note(page, /^Ask once/).tap();
	await areWithinReach(
		page,
		bar.getByRole('button'),
		dock,
		page.getByRole('toolbar', { name: 'Tools' })
	);
	await fits(page, 'docked-canvas', [768, 375]);
	await page.setViewportSize({ width: 768, height: 900 });
	await areWithinReach(page, tools, dock);
	await page.setViewportSize({ width: 375, height: 740 });
	await page.keyboard.press('Shift+L');
	await page.getByRole('checkbox', { name: 'Select note: Ask once' }).check();
	await areWithinReach(page, page.getByRole('region', { name: 'What is selected' }), dock);
	await fits(page, 'docked-list', [768, 375]);
});

test('a second note that is begun in the middle lies beside the first', async ({ site }) => {
	const [amina, ben] = [await site.person('Amina'), await site.person('Ben')];
	const link = await makeBoard(amina, { title: 'In the middle', blank: true });
	await join(ben, link, 'canvas');
	await amina.page.keyboard.press('n');
	await amina.page.keyboard.type('Ask once');
	await expect(note(ben.page, /^Ask once/)).toBeVisible();
	await ben.page.keyboard.press('n');
	await ben.page.keyboard.type('Answer at once');
	await expect(note(amina.page, /^Answer at once/)).toBeVisible();
	for (const { page } of [amina, ben]) {
		await page.keyboard.press('Escape');
		const [first, second] = [note(page, /^Ask once/), note(page, /^Answer at once/)];
		expect(apart(await placeOf(first), await placeOf(second))).toBe(true);
	}
});

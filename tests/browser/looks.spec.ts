import type { Page } from '@playwright/test';
import { expect, fits, isGood, isOpen, test } from './site.ts';

test.use({ demo: true });

/** A board with notes of all colours, zones and an experiment, and something selected on it. */
async function openBoard(page: Page): Promise<void> {
	await page.goto('/sign-in');
	await page.getByRole('button', { name: /^Amina Rahman — / }).click();
	await page.getByRole('link', { name: 'Calmer Monday mornings' }).click();
	await isOpen(page);
	await page.getByRole('button', { name: 'Board', exact: true }).click();
	await page.keyboard.press('1');
	await page
		.getByRole('option', { name: / note by / })
		.first()
		.click();
	await expect(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible();
}

const looks = {
	dark: { colorScheme: 'dark' },
	'forced-colours': { forcedColors: 'active', colorScheme: 'dark' },
	still: { reducedMotion: 'reduce' }
} as const;

for (const [name, media] of Object.entries(looks)) {
	test(`the board and its list are good in another look: ${name}`, async ({ site }) => {
		const { page } = await site.person('Amina Rahman');
		await page.emulateMedia(media);
		await openBoard(page);
		await isGood(page, `look-${name}-board`);
		await page.keyboard.press('Control+k');
		await expect(page.getByRole('dialog')).toBeVisible();
		await isGood(page, `look-${name}-palette`);
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: 'List', exact: true }).click();
		await expect(page.getByRole('heading', { name: /^Ideas/ })).toBeVisible();
		await isGood(page, `look-${name}-list`);
	});
}

test('with forced colours a note, what is selected and what has the focus can be told apart', async ({
	site
}) => {
	const { page } = await site.person('Amina Rahman');
	await page.emulateMedia({ forcedColors: 'active' });
	await openBoard(page);
	const lines = await page.getByRole('option', { name: / note by / }).evaluateAll((notes) =>
		notes.slice(0, 2).map((note) => {
			const { borderTopStyle, outlineStyle } = getComputedStyle(note);
			return { border: borderTopStyle, outline: outlineStyle };
		})
	);
	expect(lines[0]).toEqual({ border: 'solid', outline: 'solid' });
	expect(lines[1]).toEqual({ border: 'solid', outline: 'none' });
});

test('with less motion nothing glides', async ({ site }) => {
	const { page } = await site.person('Amina Rahman');
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await openBoard(page);
	const moving = await page.evaluate(() =>
		[...document.querySelectorAll('*')].flatMap((element) => {
			const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
			const glides = transitionDuration.split(', ').some((time) => parseFloat(time) > 0.01);
			const runs = animationName !== 'none' && parseFloat(animationDuration) > 0.01;
			return glides || runs ? [`${element.localName}.${element.className}`] : [];
		})
	);
	expect(moving).toEqual([]);
});

test('at 320 px, which is 400 % zoom on a small screen, all of it is within reach', async ({
	site
}) => {
	const { page } = await site.person('Amina Rahman');
	await openBoard(page);
	await fits(page, 'narrow-board', [1024, 320]);
	await page.getByRole('button', { name: 'List', exact: true }).click();
	await expect(page.getByRole('heading', { name: /^Ideas/ })).toBeVisible();
	await fits(page, 'narrow-list', [1024, 320]);
	await page.setViewportSize({ width: 320, height: 256 });
	await page
		.getByRole('button', { name: /^Change note: / })
		.first()
		.click();
	await page
		.getByRole('form', { name: 'Change note' })
		.getByLabel('Text')
		.fill('Written where there is little room');
	await page.getByRole('button', { name: 'Done' }).click();
	await expect(page.getByText('Written where there is little room')).toBeVisible();
	await fits(page, 'narrow-low-list', [320]);
});

import { expect, fits, isGood, isOpen, join, makeBoard, test } from './site.ts';
import { note } from './places.ts';

const ideas = [
	'Answer common letters by a template',
	'No meetings before eleven',
	'A letter template for renewals',
	'Shorter meetings, 25 minutes',
	'Plants in the office',
	'Meetings without slides',
	'No meetings before eleven!'
];

test('groups are suggested by shared words, and nothing moves before somebody says so', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Ben');
	const link = await makeBoard(amina, { title: 'Suggestions' });
	const { page } = amina;
	await page.getByRole('button', { name: 'List', exact: true }).click();
	for (const idea of ideas) {
		const field = page.getByLabel('Add a note to Ideas');
		await field.fill(idea);
		await field.press('Enter');
	}
	await isOpen(page);
	await join(ben, link, 'canvas');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+k');
	await page.keyboard.type('suggest');
	await page.keyboard.press('Enter');
	const panel = page.getByRole('region', { name: 'Suggested groups' });
	const suggestion = (words: string) =>
		panel.getByRole('listitem').filter({ hasText: words }).first();
	await expect(panel.getByText('which say nearly the same')).toHaveCount(0);
	await panel.getByLabel('How close').selectOption('Fewer, and closer');
	await expect(panel.getByText('2 notes, which say nearly the same')).toBeVisible();
	await isGood(page, 'suggested-strict');
	await panel.getByRole('button', { name: /^Make one note/ }).click();
	await expect(note(ben.page, /^No meetings before eleven/)).toHaveCount(1);
	await panel.getByLabel('How close').selectOption('More, and looser');
	await expect(suggestion('meetings')).toContainText('3 notes');
	await expect(suggestion('letter')).toContainText('2 notes');
	await expect(panel).not.toContainText('Plants');
	await isGood(page, 'suggested');
	await panel.getByRole('button', { name: /^Group .*meetings/ }).click();
	await expect(
		ben.page.getByRole('option', { name: /^Group: .*[Mm]eetings.*, 3 notes/ })
	).toBeVisible();
	await panel.getByRole('button', { name: /^Not these .*letter/ }).click();
	await expect(panel).toContainText('No more suggestions.');
	await panel.getByRole('button', { name: 'Look again' }).click();
	await expect(panel, 'what was refused is not suggested again').toContainText(
		'No more suggestions.'
	);
	await page.getByRole('button', { name: 'Close the suggestions' }).click();
	await expect(panel).toHaveCount(0);
	await page.keyboard.press('Control+z');
	await expect(ben.page.getByRole('option', { name: /^Group: / })).toHaveCount(0);
	await fits(ben.page, 'suggested-undone', [1440]);
});

test('all that is suggested is drawn on the canvas, and what is pointed at stands out', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const { page } = amina;
	await makeBoard(amina, { title: 'Ghosts', blank: true });
	await page.getByRole('button', { name: 'List', exact: true }).click();
	for (const idea of ideas) {
		await page.getByLabel('Add a note').fill(idea);
		await page.getByLabel('Add a note').press('Enter');
	}
	await isOpen(page);
	await page.getByRole('button', { name: 'Board', exact: true }).click();
	await page.keyboard.press('1');
	await page.keyboard.press('Control+k');
	await page.keyboard.type('suggest');
	await page.keyboard.press('Enter');
	const panel = page.getByRole('region', { name: 'Suggested groups' });
	await panel.getByLabel('How close').selectOption('More, and looser');
	const meetings = note(page, /^Shorter meetings/);
	const letters = note(page, /^A letter template/);
	await expect(meetings.locator('.number')).toHaveText('1');
	await expect(letters.locator('.number')).toHaveText('2');
	await expect(note(page, /^Plants/).locator('.number')).toHaveCount(0);
	const width = (of: typeof meetings): Promise<number> =>
		of.evaluate((element) => Number.parseFloat(getComputedStyle(element).outlineWidth));
	await panel.getByRole('button', { name: /^Not these .*meetings/ }).focus();
	await expect.poll(async () => (await width(meetings)) > (await width(letters))).toBe(true);
	await isGood(page, 'suggested-ghosts');
	await panel.getByRole('button', { name: /^Not these .*letter/ }).hover();
	await expect.poll(async () => (await width(letters)) > (await width(meetings))).toBe(true);
	await panel.getByRole('button', { name: /^Not these .*letter/ }).click();
	await expect(letters.locator('.number'), 'what is refused is drawn no more').toHaveCount(0);
	await expect(meetings.locator('.number')).toHaveText('1');
	await page.getByRole('button', { name: 'Close the suggestions' }).click();
	await expect(meetings.locator('.number')).toHaveCount(0);
});

test('who builds on a note makes a linked one, on the canvas and in the list', async ({ site }) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Ben');
	const link = await makeBoard(amina, { title: 'Yes, and', blank: true });
	const { page } = amina;
	await page.keyboard.press('n');
	await page.keyboard.type('Fewer letters');
	await page.keyboard.press('Escape');
	await page.keyboard.press('b');
	await page.keyboard.type('and shorter ones');
	await page.keyboard.press('Escape');
	await isOpen(page);
	await join(ben, link, 'list');
	const first = ben.page.getByRole('listitem').filter({ hasText: 'Fewer letters' }).first();
	await expect(first).toContainText('and shorter ones');
	await ben.page.getByRole('checkbox', { name: 'Select note: and shorter ones' }).check();
	await ben.page.getByRole('button', { name: 'Build on this' }).click();
	await ben.page.keyboard.type('and none in December');
	await ben.page.getByRole('button', { name: 'Done' }).click();
	await expect(note(page, /^and none in December/)).toBeVisible();
	await expect(
		page.getByRole('option', { name: /^Connector from .*and shorter ones.*and none in December/ })
	).toHaveCount(1);
});

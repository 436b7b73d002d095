import type { Locator, Page } from '@playwright/test';
import { middleOf, note } from './places.ts';
import { expect, isGood, isOpen, join, makeBoard, test } from './site.ts';

const question = 'What one small change would save us time every week?';

test('three people, one of them in the list, see each other write, drag and point while it happens', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const ben = await site.person('Ben Okafor');
	const path = await makeBoard(amina, { title: 'Faster licence requests', blank: true });
	await join(ben, path);
	await expect(amina.page.getByRole('button', { name: /Also here: Ben Okafor/ })).toBeVisible();
	const cai = await site.person('Cai Evans');
	await join(cai, path, 'list');

	await amina.page.keyboard.press('n');
	await amina.page.keyboard.type('Answer by template');
	await expect(note(ben.page, /^Answer by template/)).toBeVisible();
	await expect(note(ben.page, /^Answer by template/)).toContainText('Amina is writing');
	const field = amina.page.getByRole('textbox', { name: /Text of the note/ });
	await expect(field, 'she still writes').toBeFocused();
	const listed = cai.page.getByRole('listitem').first();
	await expect(listed).toContainText('Answer by template');
	await expect(listed).toContainText('Amina Rahman is writing');

	await ben.page.mouse.dblclick(...at(await middleOf(note(ben.page, /^Answer by template/))));
	await ben.page.keyboard.press('Control+Home');
	await ben.page.keyboard.type('We ');
	await expect(field).toHaveValue('We Answer by template');
	await amina.page.keyboard.type('s, at once');
	await expect(ben.page.getByRole('textbox', { name: /Text of the note/ })).toHaveValue(
		'We Answer by templates, at once'
	);
	await expect(listed).toContainText('We Answer by templates, at once');
	await ben.page.keyboard.press('Escape');
	await ben.page.keyboard.press('Escape');
	await amina.page.keyboard.press('Escape');
	await amina.page.keyboard.press('Escape');

	const name = /^We Answer by templates, at once/;
	const [mine, theirs] = [note(amina.page, name), note(ben.page, name)];
	const from = await middleOf(mine);
	const there = await middleOf(theirs);
	await amina.page.mouse.move(from.x, from.y);
	await amina.page.mouse.down();
	await amina.page.mouse.move(from.x + 120, from.y + 60, { steps: 8 });
	await expect(theirs, 'he sees it carried').toContainText('Amina');
	await expect.poll(async () => (await middleOf(theirs)).x).toBeCloseTo(there.x + 120, -1);
	await amina.page.mouse.move(from.x + 240, from.y + 120, { steps: 8 });
	await amina.page.mouse.up();
	await expect.poll(async () => (await middleOf(theirs)).x).toBeCloseTo(there.x + 240, -1);
	await expect.poll(async () => (await middleOf(theirs)).y).toBeCloseTo(there.y + 120, -1);
	await expect(ben.page.locator('.cursor')).toContainText('Amina');

	await amina.page.keyboard.press('Control+z');
	await expect.poll(async () => (await middleOf(theirs)).x).toBeCloseTo(there.x, -1);
	await amina.page.keyboard.press('Control+Shift+z');
	await expect.poll(async () => (await middleOf(theirs)).x).toBeCloseTo(there.x + 240, -1);
	await ben.page.keyboard.press('Control+z');
	await expect(
		note(amina.page, /^Answer by templates, at once/),
		'he takes back his words alone'
	).toBeVisible();
	await expect(listed).toContainText(/^\s*Answer by templates, at once/);

	await isOpen(amina.page);
	await ben.page.reload();
	await isOpen(ben.page);
	await expect(note(ben.page, /^Answer by templates, at once yellow note by Amina/)).toBeVisible();
});

test('selecting, colouring, copying, deleting, zones and zoom', async ({ site }) => {
	const { page } = await site.person('Amina Rahman');
	await makeBoard(
		{ page, name: 'Amina', context: page.context() },
		{ title: 'Tools', blank: true }
	);
	await page.keyboard.press('n');
	await page.keyboard.type('First');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Second');
	await page.keyboard.press('Escape');
	await expect(note(page, /^(First|Second)/)).toHaveCount(2);

	await page.keyboard.press('Control+a');
	await page.getByRole('button', { name: 'Colour' }).click();
	await page.getByRole('button', { name: 'green' }).click();
	await expect(note(page, / green note/)).toHaveCount(2);

	await page.keyboard.press('Control+d');
	await expect(note(page, /^First/)).toHaveCount(2);
	await page.keyboard.press('Delete');
	await expect(note(page, /^First/)).toHaveCount(1);
	await page.keyboard.press('Control+z');
	await expect(note(page, /^First/), 'what was deleted comes back').toHaveCount(2);

	await page.keyboard.press('Escape');
	await page.keyboard.press('z');
	await page.mouse.move(160, 560);
	await page.mouse.down();
	await page.mouse.move(520, 820, { steps: 5 });
	await page.mouse.up();
	await page.keyboard.type('Later');
	await page.keyboard.press('Enter');
	await expect(note(page, /^Zone: Later/)).toBeVisible();

	const wide = (await note(page, /^Zone: Later/).boundingBox())?.width ?? 0;
	await page.mouse.move(700, 450);
	await page.keyboard.down('Control');
	await page.mouse.wheel(0, -300);
	await page.keyboard.up('Control');
	await expect
		.poll(async () => (await note(page, /^Zone: Later/).boundingBox())?.width ?? 0)
		.toBeGreaterThan(wide);
	await page.getByRole('button', { name: 'Zoom to fit' }).click();
	await expect(note(page, /^Second/).first()).toBeInViewport();
});

test('in the list, by keyboard alone, everything that the canvas can do', async ({ site }) => {
	const amina = await site.person('Amina Rahman');
	const cai = await site.person('Cai Evans');
	const path = await makeBoard(amina, { title: 'By keyboard', question });
	await join(cai, path, 'list');
	const { page } = cai;
	await expect(page.getByRole('heading', { name: question })).toBeVisible();

	await tabTo(page, page.getByLabel('Add a note to Ideas'));
	await page.keyboard.type('Ask once');
	await page.keyboard.press('Enter');
	await expect(note(amina.page, /^Ask once yellow note by Cai/)).toBeVisible();
	await expect(
		page.getByRole('status').filter({ hasText: 'Added to Ideas: Ask once' })
	).toHaveCount(1);

	await tabTo(page, page.getByRole('button', { name: 'Change note: Ask once' }), 'Shift+Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('Text')).toBeFocused();
	await page.keyboard.press('Control+End');
	await page.keyboard.type(' only');
	await expect(note(amina.page, /^Ask once only/)).toContainText('Cai is writing');
	await tabTo(page, page.getByLabel('Colour'));
	await page.keyboard.press('p');
	await expect(note(amina.page, /^Ask once only pink note/)).toBeVisible();
	await tabTo(page, page.getByLabel('Zone', { exact: true }));
	await page.keyboard.press('N');
	await expect(page.getByLabel('Zone', { exact: true }), 'the focus goes along').toBeFocused();
	const moved = page.getByRole('region', { name: 'Next steps' }).getByLabel('Text');
	await expect(moved).toHaveValue('Ask once only');
	await tabTo(page, page.getByRole('button', { name: 'Done' }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: /Change note: Ask once only/ })).toBeFocused();
	await isGood(page, 'list');

	await page.keyboard.press('Enter');
	await tabTo(page, page.getByRole('button', { name: 'Delete note' }));
	await page.keyboard.press('Enter');
	await expect(note(amina.page, /^Ask once/)).toHaveCount(0);
	await page.keyboard.press('Control+z');
	await expect(note(amina.page, /^Ask once only pink note/)).toBeVisible();

	await tabTo(page, page.getByRole('button', { name: 'Change note: Ask once only' }), 'Shift+Tab');
	await page.keyboard.press('Enter');
	await tabTo(page, page.getByRole('button', { name: 'Make it an experiment' }));
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('What will you try?')).toHaveValue('Ask once only');
	await tabTo(page, page.getByRole('button', { name: 'Save as a draft' }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Ask once only' })).toBeVisible();
	await expect(note(amina.page, /^Ask once only .*, experiment: Draft/)).toBeVisible();
	await tabTo(page, page.getByRole('link', { name: 'Back to the board' }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('link', { name: 'Experiment: Draft' })).toBeVisible();
});

test('on a line that breaks nothing is lost and nothing is doubled', async ({ site }) => {
	const line = await site.line();
	const amina = await site.person('Amina Rahman');
	const ben = await site.person('Ben Okafor', { base: `http://127.0.0.1:${line.port}` });
	const path = await makeBoard(amina, { title: 'On the train', blank: true });
	await join(ben, path, 'canvas');

	line.cut();
	await ben.page.keyboard.press('n');
	await ben.page.keyboard.type('Written in the tunnel');
	await ben.page.keyboard.press('Escape');
	await expect(ben.page.getByTestId('save-state')).toHaveText(
		/^Offline: \d+ changes? kept on this device$/
	);
	await amina.page.keyboard.press('n');
	await amina.page.keyboard.type('Written meanwhile');
	await amina.page.keyboard.press('Escape');
	await isOpen(amina.page);
	await expect(note(ben.page, /^Written meanwhile/)).toHaveCount(0);

	line.heal();
	await isOpen(ben.page);
	for (const { page } of [amina, ben]) {
		await expect(note(page, /^Written in the tunnel/)).toHaveCount(1);
		await expect(note(page, /^Written meanwhile/)).toHaveCount(1);
	}
	await ben.page.reload();
	await isOpen(ben.page);
	await expect(note(ben.page, /^Written/)).toHaveCount(2);
});

test('a frozen board is read, not written, until a facilitator unfreezes it', async ({ site }) => {
	const amina = await site.person('Amina Rahman');
	const ben = await site.person('Ben Okafor');
	const path = await makeBoard(amina, { title: 'Closing now', question });
	await join(ben, path);
	await ben.page.keyboard.press('n');
	await ben.page.keyboard.type('Written before');
	await ben.page.keyboard.press('Escape');
	await ben.page.keyboard.press('Escape');
	await isOpen(ben.page);
	await amina.page.getByRole('button', { name: 'More about this board' }).click();
	await amina.page.getByRole('menuitem', { name: /^Freeze the board/ }).click();
	await expect(ben.page.getByText('The board is frozen. Nobody can change it')).toBeVisible();
	await ben.page.keyboard.press('n');
	await expect(ben.page.getByRole('textbox')).toHaveCount(0);
	await note(ben.page, /^Written before/).click();
	await expect(ben.page.getByRole('button', { name: 'Delete' })).toHaveCount(0);
	await expect(
		ben.page.getByRole('button', { name: 'Make it an experiment' }),
		'what is on it can still be tried'
	).toBeVisible();
	await ben.page.keyboard.press('Escape');
	await amina.page.getByRole('button', { name: 'More about this board' }).click();
	await amina.page.getByRole('menuitem', { name: /^Unfreeze the board/ }).click();
	await expect(ben.page.getByRole('main').getByText('The board is frozen')).toHaveCount(0);
	await ben.page.keyboard.press('n');
	await expect(ben.page.getByRole('textbox', { name: /Text of the note/ })).toBeFocused();
});

test('a title is changed by its owner and read by all at once', async ({ site }) => {
	const amina = await site.person('Amina Rahman');
	const ben = await site.person('Ben Okafor');
	const path = await makeBoard(amina, { title: 'First title', blank: true });
	await join(ben, path);
	await amina.page.getByRole('button', { name: 'First title' }).click();
	await amina.page.keyboard.type('Second title');
	await amina.page.keyboard.press('Enter');
	await expect(ben.page.getByRole('heading', { level: 1, name: 'Second title' })).toBeVisible();
	await expect(ben.page).toHaveTitle('Second title – Small Change');
	await expect(ben.page.getByRole('button', { name: 'Second title' }), 'he may not').toHaveCount(0);
});

/** Goes from control to control until the one is reached, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
	for (let pressed = 0; pressed < 60; pressed++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press(key);
	}
	throw new Error('Tab does not reach it');
}

function at({ x, y }: { x: number; y: number }): [number, number] {
	return [x, y];
}

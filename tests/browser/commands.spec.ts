import type { Page } from '@playwright/test';
import { note, placeOf } from './places.ts';
import { expect, isGood, join, makeBoard, test } from './site.ts';

async function write(page: Page, ...texts: string[]): Promise<void> {
	await page.keyboard.press('n');
	for (const [index, text] of texts.entries()) {
		if (index > 0) await page.keyboard.press('Tab');
		await page.keyboard.type(text);
	}
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
}

test('every command is found by its name, says why where it cannot be done, and its key is shown', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await makeBoard(amina, { title: 'By name', blank: true });
	await write(page, 'First', 'Second');

	await page.keyboard.press('Control+k');
	const palette = page.getByRole('dialog', { name: 'All commands' });
	await expect(palette.getByRole('combobox')).toBeFocused();
	await isGood(page, 'palette');
	await page.keyboard.type('clone');
	await expect(palette.getByRole('option', { name: 'Duplicate' })).toContainText(
		'Select something first.'
	);
	await page.keyboard.press('Escape');
	await expect(palette).toBeHidden();

	await note(page, /^First/).click();
	await page.keyboard.press('Control+k');
	await page.keyboard.type('clone');
	await page.keyboard.press('Enter');
	await expect(note(page, /^First/)).toHaveCount(2);
	await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute(
		'title',
		'Undo: duplicate one (Ctrl+Z)'
	);
	await page.keyboard.press('Control+z');
	await expect(note(page, /^First/)).toHaveCount(1);

	await page.keyboard.press('?');
	const keys = page.getByRole('dialog', { name: 'All keys' });
	await expect(keys.getByRole('row', { name: 'Duplicate Ctrl+D' })).toBeVisible();
	await isGood(page, 'keys');
	await page.keyboard.press('Escape');
	await expect(keys).toBeHidden();
});

test('a menu opens by the right button, by the keyboard and by a long press', async ({ site }) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await makeBoard(amina, { title: 'Menus', blank: true });
	await write(page, 'First', 'Second');

	await note(page, /^First/).click({ button: 'right' });
	const menu = page.getByRole('menu', { name: 'Selection' });
	await expect(menu.getByRole('menuitem', { name: 'Delete' })).toBeVisible();
	await expect(menu, 'all of it').toBeInViewport({ ratio: 1 });
	await expect(menu.getByRole('menuitem').first()).toBeInViewport({ ratio: 1 });
	await expect(menu.getByRole('menuitem').last()).toBeInViewport({ ratio: 1 });
	await isGood(page, 'menu');
	await menu.getByRole('menuitem', { name: 'Select all of this colour' }).click();
	await expect(page.getByRole('option', { selected: true })).toHaveCount(2);
	await page.keyboard.press('Escape');

	await note(page, /^Second/).focus();
	await page.keyboard.press('Shift+F10');
	await expect(menu).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(note(page, /^Second/), 'the keys are where they were').toBeFocused();
	await page.keyboard.press('Shift+F10');
	await menu.getByRole('menuitem', { name: /^Copy Ctrl\+C$/ }).press('Enter');
	await page.keyboard.press('Control+v');
	await expect(note(page, /^Second/), 'the menu’s copy is on the clipboard').toHaveCount(2);
	await page.keyboard.press('Control+z');
	await expect(note(page, /^Second/)).toHaveCount(1);

	await note(page, /^Second/).focus();
	await page.keyboard.press('Shift+F10');
	await menu.getByRole('menuitem', { name: 'Cut' }).press('Enter');
	await expect(note(page, /^Second/)).toHaveCount(0);

	const box = await placeOf(note(page, /^First/));
	const cdp = await page.context().newCDPSession(page);
	const finger = { x: box.x + 60, y: box.y + 40 };
	await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [finger] });
	await expect(menu).toBeVisible();
	await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
	await expect(menu).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(menu).toBeHidden();
});

test('what is looked for is counted, marked and jumped to, on the canvas and in the list', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	const path = await makeBoard(amina, { title: 'Find', blank: true });
	await write(page, 'Visit the café', 'Ring the caller back', 'CAFE opening times');
	const ben = await site.person('Ben Okafor');
	await join(ben, path, 'canvas');
	await ben.page.keyboard.press('n');
	await ben.page.keyboard.type('Another café');
	await ben.page.keyboard.press('Escape');
	await expect(note(page, /^Another/)).toBeVisible();

	await page.keyboard.press('Control+f');
	const find = page.getByRole('search', { name: 'Find on the board' });
	await page.keyboard.type('cafe');
	await expect(find.getByRole('status')).toHaveText('3 found');
	await find.getByRole('checkbox', { name: 'Mine' }).check();
	await expect(find.getByRole('status')).toHaveText('2 found');
	await isGood(page, 'find');
	await find.getByRole('searchbox').press('Enter');
	await expect(find.getByRole('status')).toHaveText('1 of 2');
	await page.keyboard.press('Enter');
	await expect(find.getByRole('status')).toHaveText('2 of 2');
	await page.keyboard.press('Escape');
	await expect(note(page, /^CAFE/)).toBeFocused();
	await expect(page.getByRole('option', { selected: true })).toHaveCount(1);

	await page.getByRole('button', { name: 'List', exact: true }).click();
	await expect(page.getByRole('checkbox', { name: 'Select note: CAFE' })).toBeChecked();
	await page.keyboard.press('Control+f');
	await page.keyboard.type('caller');
	await page.keyboard.press('Enter');
	await expect(find.getByRole('status')).toHaveText('1 of 1');
	await isGood(page, 'find-in-list');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('checkbox', { name: 'Select note: Ring' })).toBeFocused();
	await expect(page.getByRole('checkbox', { name: 'Select note: Ring' })).toBeChecked();
});

test('what is typed before find or the palette is there is typed in it, and does nothing on the board', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await page.addInitScript(() => {
		// Nothing is fetched before its key is pressed, by the page or by its worker.
		window.requestIdleCallback = () => 0;
		Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
	});
	await makeBoard(amina, { title: 'Ahead', blank: true });
	await write(page, 'No, 7777', 'Other');
	let release = (): void => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/_app/**', async (route) => {
		await held;
		await route.continue();
	});
	const fetched = page.waitForRequest('**/_app/**');
	await page.keyboard.press('Control+f');
	await fetched;
	await page.keyboard.type('no7');
	await page.keyboard.press('Backspace');
	await page.keyboard.type(', 77');
	await page.keyboard.press('Enter');
	release();
	const find = page.getByRole('search', { name: 'Find on the board' });
	await expect(find.getByRole('status')).toHaveText('1 of 1');
	await page.keyboard.type('77');
	await expect(find.getByRole('searchbox')).toHaveValue('no, 7777');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('option')).toHaveCount(2);

	await page.unroute('**/_app/**');
	await page.route('**/_app/**', (route) => route.abort());
	await page.keyboard.press('Control+k');
	await expect(page.getByText('then reload the page')).toBeVisible();
	await page.keyboard.press('n');
	await page.keyboard.type('Still here');
	await page.keyboard.press('Escape');
	await expect(note(page, /^Still here/)).toBeVisible();
	// A browser asks once a page for a script that it could not have.
	await page.unroute('**/_app/**');
	await page.reload();
	await expect(note(page, /^Still here/)).toBeVisible();
	await page.keyboard.press('Control+k');
	await expect(page.getByRole('dialog', { name: 'All commands' })).toBeVisible();
});

test('in the list several notes are ticked and changed together, by keyboard alone', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await makeBoard(amina, { title: 'Several', blank: true });
	await write(page, 'First', 'Second', 'Third');
	await page.keyboard.press('Shift+L');
	await page.getByRole('checkbox', { name: 'Select note: First' }).press('Space');
	await page.getByRole('checkbox', { name: 'Select note: Third' }).press('Space');
	const tray = page.getByRole('region', { name: 'What is selected' });
	await expect(tray.getByRole('status')).toHaveText('2 selected');
	await isGood(page, 'list-selected');
	await page.keyboard.press('Control+k');
	await expect(page.getByRole('dialog', { name: 'All commands' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(tray.getByRole('status'), 'what closes the palette leaves the ticks').toHaveText(
		'2 selected'
	);
	await tray.getByRole('combobox', { name: 'Colour of the selected' }).selectOption('pink');
	const rows = page.getByRole('listitem');
	await expect(rows.filter({ hasText: 'First' }), 'a colour is said in a word').toContainText(
		'pink note'
	);
	await expect(rows.filter({ hasText: 'Second' })).not.toContainText('note');
	await isGood(page, 'list-colours');
	await tray.getByRole('button', { name: 'Delete' }).press('Enter');
	await expect(tray).toBeHidden();
	await expect(page.getByRole('checkbox', { name: /^Select note/ })).toHaveCount(1);
	await expect(
		page.getByRole('checkbox', { name: 'Select note: Second' }),
		'the keys go on at what is left'
	).toBeFocused();
	await page.keyboard.press('Control+z');
	await expect(page.getByRole('checkbox', { name: /^Select note/ })).toHaveCount(3);
	await page.keyboard.press('Shift+L');
	await expect(note(page, /^(First|Third) ?pink note/)).toHaveCount(2);
});

test('a link leads to a note, on the canvas and in the list; somebody’s view is followed until one moves', async ({
	site
}) => {
	const [amina, ben] = [await site.person('Amina Rahman'), await site.person('Ben Okafor')];
	const { page, context } = amina;
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const path = await makeBoard(amina, { title: 'Over there', blank: true });
	await write(page, 'First', 'Second');
	await join(ben, path, 'canvas');
	await note(page, /^Second/).click();
	await page.keyboard.press('Shift+K');
	await expect(page.getByRole('status').filter({ hasText: 'Link to “Second” copied' })).toHaveCount(
		1
	);
	const link = await page.evaluate(() => navigator.clipboard.readText());
	await note(page, /^Second/).press('Escape');

	await ben.page.goto(`${link}&view=list`);
	await expect(ben.page.getByRole('checkbox', { name: 'Select note: Second' })).toBeFocused();
	await ben.page.goto(`${link}&view=canvas`);
	await expect(note(ben.page, /^Second/)).toBeFocused();
	await expect(note(ben.page, /^Second/)).toHaveAttribute('aria-selected', 'true');
	await expect(ben.page).not.toHaveURL(/at=/);

	await ben.page.getByRole('button', { name: /Also here: Amina Rahman/ }).click();
	await ben.page.getByRole('menuitem', { name: /Amina Rahman/ }).click();
	await expect(ben.page.getByText('You are following Amina Rahman.')).toBeVisible();
	const before = await placeOf(note(ben.page, /^First/));
	await page.keyboard.press('-');
	await page.keyboard.press('-');
	const small = await placeOf(note(page, /^First/));
	await expect
		.poll(async () => (await placeOf(note(ben.page, /^First/))).width)
		.toBeCloseTo(small.width, 0);
	await isGood(ben.page, 'following');
	await ben.page.getByRole('button', { name: 'Back to where I was' }).click();
	await expect(ben.page.getByText('You are following Amina Rahman.')).toBeHidden();
	await expect
		.poll(async () => (await placeOf(note(ben.page, /^First/))).width)
		.toBeCloseTo(before.width, 0);

	await ben.page.getByRole('button', { name: /Also here: Amina Rahman/ }).click();
	await ben.page.getByRole('menuitem', { name: /Amina Rahman/ }).click();
	await expect(ben.page.getByText('You are following Amina Rahman.')).toBeVisible();
	await ben.page.mouse.move(700, 600);
	await ben.page.mouse.wheel(0, 120);
	await expect(ben.page.getByText('You are following Amina Rahman.')).toBeHidden();

	await page.keyboard.press('Control+a');
	await page.keyboard.press('Delete');
	await ben.page.goto(`${link}&view=canvas`);
	await expect(ben.page.getByRole('status').last()).toHaveText(
		/What this link points to is no longer on the board/
	);
});

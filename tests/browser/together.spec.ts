import type { Locator, Page } from '@playwright/test';
import { middleOf, note, placeOf } from './places.ts';
import { expect, isGood, join, makeBoard, test } from './site.ts';

/** Three notes side by side, nothing selected, all in view. */
async function writeThree(page: Page): Promise<void> {
	await page.keyboard.press('n');
	await page.keyboard.type('Ask once');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Answer at once');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Keep the form short');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Zoom to fit' }).click();
}

async function drag(page: Page, from: Spot, to: Spot): Promise<void> {
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move(to.x, to.y, { steps: 8 });
	await page.mouse.up();
}

interface Spot {
	x: number;
	y: number;
}

test('notes are grouped, the group is moved, collapsed and taken apart, and others see it', async ({
	site
}) => {
	const [amina, ben] = [await site.person('Amina Rahman'), await site.person('Ben Okoro')];
	const { page } = amina;
	const path = await makeBoard(amina, { title: 'Groups', blank: true });
	await join(ben, path, 'canvas');
	await writeThree(page);

	await note(page, /^Ask once/).click();
	await note(page, /^Answer at once/).click({ modifiers: ['Shift'] });
	await page.keyboard.press('Control+g');
	await expect(page.getByRole('textbox', { name: 'Title of the group' })).toBeFocused();
	await page.keyboard.type('Forms');
	await page.keyboard.press('Enter');
	const group = page.getByRole('option', { name: 'Group: Forms, 2 notes' });
	await expect(group).toBeFocused();
	await expect(ben.page.getByRole('option', { name: 'Group: Forms, 2 notes' })).toBeVisible();

	const before = await placeOf(note(page, /^Answer at once/));
	const third = await placeOf(note(page, /^Keep/));
	const title = await middleOf(page.getByText('Forms', { exact: true }));
	await drag(page, title, { x: title.x, y: title.y + 150 });
	await expect
		.poll(async () => Math.round((await placeOf(note(page, /^Answer at once/))).y - before.y))
		.toBe(150);
	expect(await placeOf(note(page, /^Keep/)), 'what is not in the group stays').toEqual(third);

	await page.getByRole('button', { name: 'Collapse or expand' }).click();
	await expect(note(page, /^Ask once/)).toHaveCount(0);
	await expect(ben.page.getByRole('option', { name: /^Ask once/ })).toHaveCount(0);
	await expect(group).toHaveAccessibleName('Group: Forms, 2 notes, collapsed');
	await isGood(page, 'group-collapsed');
	await page.keyboard.press('Shift+C');
	await expect(note(page, /^Ask once/)).toBeVisible();
	await isGood(page, 'group');

	await page.getByRole('button', { name: 'Take apart' }).click();
	await expect(group).toHaveCount(0);
	await expect(note(page, /^Ask once/)).toBeVisible();
	await page.keyboard.press('Control+z');
	await expect(group).toBeVisible();
});

test('a connector follows what it connects, and goes and comes back with it', async ({ site }) => {
	const [amina, ben] = [await site.person('Amina Rahman'), await site.person('Ben Okoro')];
	const { page } = amina;
	const path = await makeBoard(amina, { title: 'Connectors', blank: true });
	await join(ben, path, 'canvas');
	await writeThree(page);

	await page.keyboard.press('c');
	await drag(page, await middleOf(note(page, /^Ask once/)), await middleOf(note(page, /^Keep/)));
	const connector = page.getByRole('option', {
		name: 'Connector from “Ask once” to “Keep the form short”'
	});
	await expect(connector).toHaveAttribute('aria-selected', 'true');
	await expect(page.getByRole('button', { name: 'Select', exact: true })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	const others = ben.page.getByRole('option', { name: /^Connector from/ });
	await expect(others).toHaveCount(1);
	const line = others.locator('.line');
	const course = await line.getAttribute('d');

	await page.keyboard.press('Enter');
	await expect(connector).toHaveCount(1);
	await connector.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('textbox', { name: 'Label of the connector' })).toBeFocused();
	await page.keyboard.type('so that');
	await page.keyboard.press('Enter');
	await expect(others).toHaveAccessibleName(/: so that$/);

	const keep = await middleOf(note(page, /^Keep/));
	await page.keyboard.press('Escape');
	await drag(page, keep, { x: keep.x, y: keep.y + 200 });
	await expect(line).not.toHaveAttribute('d', course ?? '');
	await isGood(page, 'connector');

	await page.keyboard.press('Delete');
	await expect(connector).toHaveCount(0);
	await expect(others).toHaveCount(0);
	await page.keyboard.press('Control+z');
	await expect(others).toHaveCount(1);

	await connector.focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('Control+k');
	await page.keyboard.type('Line with corners');
	await page.keyboard.press('Enter');
	await expect(line).toHaveAttribute('d', /^M[^C]*$/);
});

test('text, shapes, stamps and ink are made, erased and undone', async ({ site }) => {
	const [amina, ben] = [await site.person('Amina Rahman'), await site.person('Ben Okoro')];
	const { page } = amina;
	const path = await makeBoard(amina, { title: 'By pen', blank: true });
	await join(ben, path, 'canvas');
	await page.keyboard.press('t');
	await page.mouse.click(500, 200);
	await expect(page.getByRole('textbox', { name: /^Text/ })).toBeFocused();
	await page.keyboard.type('What slows us down?');
	await page.keyboard.press('Escape');
	await expect(ben.page.getByRole('option', { name: 'Text: What slows us down?' })).toBeVisible();

	await page.keyboard.press('t');
	await page.mouse.click(900, 200);
	await page.keyboard.press('Escape');
	await expect(
		page.getByRole('option', { name: /^Text:/ }),
		'an empty text is left out'
	).toHaveCount(1);

	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Shapes and stamps' }).click();
	await isGood(page, 'shapes-menu');
	await page.getByRole('button', { name: 'Diamond' }).click();
	await drag(page, { x: 300, y: 350 }, { x: 520, y: 520 });
	await page.keyboard.type('Enough?');
	await page.keyboard.press('Escape');
	await expect(ben.page.getByRole('option', { name: 'yellow diamond: Enough?' })).toBeVisible();
	await page.keyboard.press('Escape');
	await page.keyboard.press('o');
	await page.mouse.click(700, 430);
	await page.keyboard.type('Yes');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');

	await page.getByRole('button', { name: 'Shapes and stamps' }).click();
	await page.getByRole('button', { name: 'idea' }).click();
	await page.mouse.click(900, 300);
	await page.mouse.click(980, 300);
	await expect(ben.page.getByRole('option', { name: 'Stamp: 💡' })).toHaveCount(2);

	await page.keyboard.press('p');
	await page.getByRole('button', { name: 'pink' }).click();
	await page.getByRole('button', { name: 'medium' }).click();
	await page.mouse.move(840, 420);
	await page.mouse.down();
	for (const [x, y] of [
		[880, 470],
		[920, 430],
		[960, 480],
		[1_000, 440]
	] as const) {
		await page.mouse.move(x, y, { steps: 5 });
	}
	await page.mouse.up();
	const drawings = ben.page.getByRole('option', { name: 'Drawing' });
	await expect(drawings).toHaveCount(1);
	await page.keyboard.press('Shift+P');
	await drag(page, { x: 500, y: 215 }, { x: 720, y: 215 });
	await expect(ben.page.getByRole('option', { name: 'Highlighting' })).toHaveCount(1);
	await isGood(page, 'ink');

	await page.keyboard.press('x');
	await drag(page, { x: 900, y: 380 }, { x: 900, y: 520 });
	await expect(drawings, 'the eraser takes the stroke that it crosses').toHaveCount(0);
	await expect(ben.page.getByRole('option', { name: 'yellow diamond: Enough?' })).toBeVisible();
	await page.keyboard.press('Control+z');
	await expect(drawings).toHaveCount(1);
	await page.keyboard.press('v');
	await isGood(page, 'shapes');
});

test('what is locked is not moved, written in or deleted until somebody unlocks it', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await makeBoard(amina, { title: 'Locks', blank: true });
	await writeThree(page);
	const first = note(page, /^Ask once/);
	await first.click();
	await page.keyboard.press('Control+Shift+L');
	await expect(page.getByRole('status').last()).toContainText('One locked.');
	const before = await placeOf(first);
	const middle = await middleOf(first);
	await drag(page, middle, { x: middle.x, y: middle.y + 120 });
	await page.keyboard.press('Delete');
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('status').last()).toContainText(
		'One of these is locked. Unlock it first.'
	);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('textbox')).toHaveCount(0);
	expect(await placeOf(first)).toEqual(before);

	await page.keyboard.press('Control+Shift+L');
	await page.keyboard.press('Delete');
	await expect(first).toHaveCount(0);
});

test('in the list, by keyboard alone: groups, connections, text', async ({ site }) => {
	const [amina, ben] = [await site.person('Amina Rahman'), await site.person('Ben Okoro')];
	const { page } = amina;
	const path = await makeBoard(amina, { title: 'In the list', blank: true });
	await join(ben, path, 'list');
	await writeThree(page);
	await page.keyboard.press('t');
	await page.mouse.click(500, 160);
	await page.keyboard.type('Heading');
	await page.keyboard.press('Escape');

	const list = ben.page;
	await list.getByRole('button', { name: 'Change note: Ask once' }).press('Enter');
	await list.getByRole('combobox', { name: 'Group' }).selectOption('A new group…');
	await expect(list.getByRole('textbox', { name: 'Title of the group' })).toBeFocused();
	await list.keyboard.type('Forms');
	await list.keyboard.press('Enter');
	await expect(list.getByRole('heading', { name: 'Forms , group of 1' })).toBeVisible();
	await expect(page.getByRole('option', { name: 'Group: Forms, 1 note' })).toBeVisible();

	await list.getByRole('button', { name: 'Change note: Answer at once' }).press('Enter');
	await list.getByRole('combobox', { name: 'Group' }).selectOption('Forms');
	await expect(list.getByRole('heading', { name: 'Forms , group of 2' })).toBeVisible();
	await list.getByRole('combobox', { name: 'Connect to' }).selectOption('Keep the form short');
	await list.getByRole('button', { name: 'Done' }).press('Enter');
	await expect(page.getByRole('option', { name: /^Connector from “Answer at once”/ })).toHaveCount(
		1
	);
	await expect(list.getByText('Connected to “Keep the form short”', { exact: true })).toBeVisible();
	await expect(list.getByText('Connected from “Answer at once”', { exact: true })).toBeVisible();
	await list.getByRole('button', { name: 'Change text: Heading' }).press('Enter');
	await list.keyboard.press('End');
	await list.keyboard.type(' for all');
	await list.keyboard.press('Tab');
	await list.keyboard.press('Enter');
	await expect(page.getByRole('option', { name: 'Text: Heading for all' })).toBeVisible();
	await isGood(list, 'list-groups');

	await list.getByRole('button', { name: /^Remove the connection Connected to/ }).press('Enter');
	await expect(page.getByRole('option', { name: /^Connector/ })).toHaveCount(0);
	await list.getByRole('button', { name: 'Change the group Forms' }).press('Enter');
	await list.getByRole('button', { name: 'Take Forms apart' }).press('Enter');
	await expect(list.getByRole('heading', { name: /^Forms/ })).toHaveCount(0);
	await expect(list.getByRole('button', { name: 'Change note: Ask once' })).toBeFocused();
});

test('what is selected is lined up, tidied, laid above, merged and split, and read in another order', async ({
	site
}) => {
	const [amina, ben] = [await site.person('Amina Rahman'), await site.person('Ben Okoro')];
	const { page } = amina;
	const path = await makeBoard(amina, { title: 'In order', blank: true });
	await join(ben, path, 'list');
	await writeThree(page);
	const [ask, answer, keep] = [/^Ask once/, /^Answer at once/, /^Keep/].map((text) =>
		note(page, text)
	) as [Locator, Locator, Locator];
	const from = await middleOf(answer);
	await drag(page, from, { x: from.x - 30, y: from.y + 170 });
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Alt+w');
	const top = (locator: Locator) => placeOf(locator).then(({ y }) => Math.round(y));
	await expect.poll(() => top(answer)).toBe(await top(ask));
	await page.keyboard.press('Control+z');
	await page.keyboard.press('Shift+T');
	await expect.poll(() => top(answer)).toBe(await top(ask));
	const [one, two] = [await placeOf(ask), await placeOf(keep)];
	expect(Math.round(two.x - one.x - one.width), 'what was read second comes second').toBe(20);

	await page.keyboard.press('Escape');
	await ask.click();
	const z = (locator: Locator) => locator.evaluate((element) => Number(element.style.zIndex));
	expect(await z(ask)).toBeLessThan(await z(keep));
	await page.keyboard.press('Control+]');
	await expect.poll(async () => (await z(ask)) > (await z(keep))).toBe(true);

	const items = ben.page.getByRole('listitem').getByRole('checkbox');
	const select = (text: string) => ben.page.getByRole('checkbox', { name: `Select note: ${text}` });
	await expect(items.first()).toHaveAccessibleName('Select note: Ask once');
	await select('Ask once').press('Space');
	await ben.page.getByRole('button', { name: 'Move later in the list' }).press('Enter');
	await expect(items.nth(1)).toHaveAccessibleName('Select note: Ask once');
	await ben.page.keyboard.press('Alt+Shift+ArrowUp');
	await expect(items.first()).toHaveAccessibleName('Select note: Ask once');

	await select('Answer at once').press('Space');
	await expect(ben.page.getByText('2 selected')).toBeVisible();
	await ben.page.getByRole('button', { name: 'Merge into one note' }).press('Enter');
	await expect(note(page, /^Ask once\s*Answer at once/)).toBeVisible();
	await expect(answer).toHaveCount(0);
	await ben.page.getByRole('button', { name: 'Split into several notes' }).press('Enter');
	await expect(answer).toBeVisible();
	await expect(items).toHaveCount(3);
});

test('in the list: calm view holds back what others do, a digest tells it, copies go into the zone, and the way to the board and back', async ({
	site
}) => {
	const [amina, ben] = [await site.person('Amina Rahman'), await site.person('Ben Okoro')];
	const { page } = amina;
	await ben.page.clock.install();
	const path = await makeBoard(amina, { title: 'Calmly' });
	await join(ben, path, 'list');
	const list = ben.page;
	await page.keyboard.press('n');
	await page.keyboard.type('Ask once');
	await page.keyboard.press('Escape');
	await expect(list.getByRole('checkbox', { name: 'Select note: Ask once' })).toBeVisible();
	await list.clock.fastForward(15_000);
	await expect(list.getByRole('status').last()).toHaveText(/1 new note, in /);

	await list.getByRole('button', { name: 'Calm view' }).click();
	await page.keyboard.press('Escape');
	await page.keyboard.press('n');
	await page.keyboard.type('Answer at once');
	await page.keyboard.press('Escape');
	await expect(list.getByText('One thing changed since you turned calm view on.')).toBeVisible();
	await expect(list.getByRole('checkbox', { name: /Answer/ })).toHaveCount(0);
	await list.getByRole('textbox', { name: 'Add a note to Next steps' }).fill('My own');
	await list.keyboard.press('Enter');
	await expect(
		list.getByRole('checkbox', { name: 'Select note: My own' }),
		'one’s own is there at once'
	).toBeVisible();
	await isGood(list, 'list-calm');
	await list.getByRole('button', { name: 'Show it' }).click();
	await expect(list.getByRole('checkbox', { name: /Answer/ })).toBeVisible();
	await list.getByRole('button', { name: 'Calm view' }).click();

	await list.getByRole('checkbox', { name: 'Select note: Ask once' }).press('Space');
	await list.keyboard.press('Control+c');
	await list.keyboard.press('Space');
	await list.getByRole('checkbox', { name: 'Select note: My own' }).focus();
	await list.keyboard.press('Control+v');
	await expect(list.getByRole('status').last()).toHaveText(/One pasted into Next steps\./);
	await expect(list.getByRole('checkbox', { name: 'Select note: Ask once' })).toHaveCount(2);
	await list.keyboard.press('w');
	await expect(list.getByRole('status').last()).toHaveText(
		/In “Next steps”, first, before “Ask once”\. By Ben Okoro\./
	);

	await list.keyboard.press('Shift+L');
	await expect(note(list, /^My own/)).toBeFocused();
	await list.keyboard.press('Shift+L');
	await expect(list.getByRole('checkbox', { name: 'Select note: My own' })).toBeFocused();
});

test('people react to a note, on the canvas and in the list, and see how many did', async ({
	site
}) => {
	const [amina, ben] = [await site.person('Amina Rahman'), await site.person('Ben Okoro')];
	const { page } = amina;
	const path = await makeBoard(amina, { title: 'Said by hand', blank: true });
	await join(ben, path, 'list');
	await writeThree(page);
	await note(page, /^Ask once/).click();
	await page.getByRole('button', { name: 'React' }).click();
	await page.getByRole('button', { name: 'gives me an idea' }).click();
	await expect(note(page, /gives me an idea, 1, you too/)).toBeVisible();

	const list = ben.page;
	const chip = list.getByRole('button', { name: 'gives me an idea, 1', exact: true });
	await chip.press('Enter');
	await expect(note(page, /gives me an idea, 2, you too/)).toBeVisible();
	await list.getByRole('button', { name: 'Change note: Answer at once' }).press('Enter');
	await list.getByRole('button', { name: 'I agree', exact: true }).press('Enter');
	await expect(note(page, /^Answer at once.*I agree, 1/)).toBeVisible();
	await page.keyboard.press('Escape');
	await isGood(page, 'reactions');
	await isGood(list, 'list-reactions');

	await page.reload();
	await expect(note(page, /gives me an idea, 2, you too/)).toBeVisible();
	await list.getByRole('button', { name: 'gives me an idea, 2, you too' }).press('Enter');
	await expect(note(page, /gives me an idea, 1, you too/)).toBeVisible();
});

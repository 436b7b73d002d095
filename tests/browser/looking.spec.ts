import { middleOf, note, placeOf } from './places.ts';
import { expect, isGood, isOpen, join, makeBoard, test } from './site.ts';

test('an empty board invites, and the first steps go for good when they were taken', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await makeBoard(amina, { title: 'First', blank: true });
	await expect(page.getByText('Nothing here yet.')).toBeVisible();
	const steps = page.getByRole('region', { name: 'First steps' });
	await expect(steps.getByRole('listitem')).toHaveCount(3);
	await isGood(page, 'board-empty');
	await page.mouse.dblclick(700, 400);
	await page.keyboard.type('Ask once');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await expect(page.getByText('Nothing here yet.')).toHaveCount(0);
	await expect(steps.getByText('Double-click the desk to write a note, done')).toBeVisible();
	await page.mouse.wheel(0, 120);
	await expect(steps.getByText(/^Move about with the wheel.*done$/)).toBeVisible();
	await page.keyboard.press('?');
	await page.keyboard.press('Escape');
	await expect(steps).toHaveCount(0);
	await page.reload();
	await isOpen(page);
	await expect(note(page, /^Ask once/)).toBeVisible();
	await expect(steps).toHaveCount(0);
});

test('a line is drawn around what is to be selected; what it holds but half is left', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await makeBoard(amina, { title: 'Lasso', blank: true });
	await page.keyboard.press('n');
	for (const text of ['One', 'Two', 'Three']) {
		await page.keyboard.type(text);
		if (text !== 'Three') await page.keyboard.press('Tab');
	}
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	const [one, two, three] = [
		await placeOf(note(page, /^One/)),
		await placeOf(note(page, /^Two/)),
		await placeOf(note(page, /^Three/))
	];
	await page.keyboard.press('l');
	await page.mouse.move(one.x - 10, one.y - 30);
	await page.mouse.down();
	// Over the top of the second, around the third.
	const around = [
		[two.x + 20, two.y - 30],
		[three.x + three.width + 15, three.y - 30],
		[three.x + three.width + 15, three.y + three.height + 30],
		[three.x - 12, three.y + three.height + 30],
		[three.x - 12, three.y + 20],
		[one.x + one.width + 12, one.y + 20],
		[one.x + one.width + 12, one.y + one.height + 30],
		[one.x - 10, one.y + one.height + 30]
	] as const;
	for (const [x, y] of around) await page.mouse.move(x, y, { steps: 4 });
	await page.mouse.up();
	const selected = page.getByRole('option', { selected: true });
	await expect(selected).toHaveText([/^One/, /^Three/]);
	await expect(page.getByRole('button', { name: 'Select', exact: true })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
});

test('addresses in notes are opened by a press, by a key, and as links in the list', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page, context } = amina;
	await context.route('https://example.org/**', (route) => route.fulfill({ body: 'there' }));
	await makeBoard(amina, { title: 'Links', blank: true });
	await page.keyboard.press('n');
	await page.keyboard.type('See https://example.org/guide.');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	const opened = context.waitForEvent('page');
	await note(page, /^See/).locator('[data-href]').click();
	const there = await opened;
	expect(there.url()).toBe('https://example.org/guide');
	expect(await there.evaluate(() => window.opener === null), 'it knows nothing of us').toBe(true);
	await there.close();
	const again = context.waitForEvent('page');
	await page.keyboard.press('Alt+Enter');
	expect((await again).url()).toBe('https://example.org/guide');
	await (await again).close();
	await page.getByRole('button', { name: 'List', exact: true }).click();
	await expect(page.getByRole('link', { name: 'https://example.org/guide' })).toHaveAttribute(
		'rel',
		'noopener noreferrer'
	);
});

test('the map shows where one is and leads elsewhere; dots catch what is dragged; letters name colours', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await makeBoard(amina, { title: 'Ways to look', question: 'What slows us down?' });
	await page.keyboard.press('n');
	await page.keyboard.type('Ask once');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await page.keyboard.press('0');
	await page.keyboard.press('m');
	await page.keyboard.press('g');
	const map = page.locator('div.map');
	await expect(map).toBeVisible();
	const box = await placeOf(map);
	const ask = note(page, /^Ask once/);
	await page.mouse.click(box.x + box.width - 8, box.y + box.height - 8);
	await expect(ask).not.toBeInViewport();
	await page.keyboard.press('1');
	await expect(ask).toBeInViewport();

	await page.keyboard.press('0');
	const from = await middleOf(ask);
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move(from.x + 333, from.y + 217, { steps: 5 });
	await page.mouse.up();
	const at = await ask.evaluate((element) => {
		const { e, f } = new DOMMatrix(getComputedStyle(element).transform);
		return [e % 20, f % 20].map((rest) => Math.abs(rest));
	});
	expect(at).toEqual([0, 0]);

	await page.keyboard.press('Control+k');
	await page.keyboard.type('letters');
	await page.keyboard.press('Enter');
	await expect(ask.locator('.letter')).toHaveText('Y');
	await page.keyboard.press('1');
	await isGood(page, 'board-map-dots-letters');
	await page.reload();
	await isOpen(page);
	await expect(map).toBeVisible();
	await expect(ask.locator('.letter')).toHaveText('Y');
});

test('R3: what a facilitator locks moves for nobody, and only a facilitator unlocks it', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	const address = await makeBoard(amina, { title: 'Fast', blank: true });
	await page.keyboard.press('n');
	await page.keyboard.type('Our rules');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+Alt+l');
	await expect(page.getByText(/locked by a facilitator/)).toHaveCount(1);
	const ben = await site.person('Ben Okafor');
	await join(ben, address);
	const rules = note(ben.page, /^Our rules/);
	await expect(note(ben.page, /yellow note, locked/)).toHaveCount(1);
	const before = await placeOf(rules);
	await ben.page.mouse.move(before.x + 100, before.y + 100);
	await ben.page.mouse.down();
	await ben.page.mouse.move(before.x + 300, before.y + 200, { steps: 5 });
	await ben.page.mouse.up();
	expect(await placeOf(rules)).toEqual(before);
	await ben.page.keyboard.press('Delete');
	await expect(ben.page.getByText('A facilitator locked this. Ask them to unlock it.')).toHaveCount(
		1
	);
	await ben.page.keyboard.press('Control+Alt+l');
	await expect(ben.page.getByText('Only facilitators can do this.')).toHaveCount(1);
	await expect(rules).toBeVisible();
	await note(page, /^Our rules/).click();
	await page.keyboard.press('Control+Alt+l');
	await expect(note(ben.page, /yellow note, locked/)).toHaveCount(0);
	await ben.page.keyboard.press('Delete');
	await expect(note(page, /^Our rules/)).toHaveCount(0);
});

test('a zone keeps its notes in rows while it is told to', async ({ site }) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await makeBoard(amina, { title: 'Rows', question: 'What slows us down?' });
	await page.keyboard.press('n');
	for (const text of ['One', 'Two', 'Three']) {
		await page.keyboard.type(text);
		if (text !== 'Three') await page.keyboard.press('Tab');
	}
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await page.keyboard.press('1');
	await page
		.getByRole('option', { name: /^Zone: Ideas/ })
		.locator('.heading')
		.click();
	await page.keyboard.press('Shift+G');
	const place = async (text: string) => placeOf(note(page, new RegExp(`^${text}`)));
	const [one, two, three] = [await place('One'), await place('Two'), await place('Three')];
	expect([two.y, three.y].map((y) => Math.round(y - one.y))).toEqual([0, 0]);
	expect(Math.round(three.x - two.x)).toBe(Math.round(two.x - one.x));
	await note(page, /^One/).click();
	await page.keyboard.press('Delete');
	await expect(note(page, /^One/)).toHaveCount(0);
	expect(Math.round((await place('Two')).x), 'the others close the gap').toBe(Math.round(one.x));
	await page.keyboard.press('Control+z');
	await expect(note(page, /^One/)).toHaveCount(1);
	expect(await place('Two')).toEqual(two);
});

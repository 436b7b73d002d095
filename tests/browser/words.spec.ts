import type { Page } from '@playwright/test';
import { note, placeOf } from './places.ts';
import { expect, fits, isGood, isOpen, join, makeBoard, test } from './site.ts';

/** Runs in the page: puts other words in the place of every text, as a browser's translation does. */
function translate(): void {
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const texts: Text[] = [];
	while (walker.nextNode()) texts.push(walker.currentNode as Text);
	for (const text of texts) {
		if (text.data.trim() === '' || text.parentElement?.closest('script, style, textarea')) continue;
		const outer = document.createElement('font');
		const inner = document.createElement('font');
		inner.textContent = `«${text.data}»`;
		outer.append(inner);
		text.replaceWith(outer);
	}
}

async function write(page: Page, text: string): Promise<void> {
	await page.keyboard.press('n');
	await page.keyboard.type(text);
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
}

test('letters that are composed are nobody else’s until they are done, and Enter is the composition’s', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page, context } = amina;
	const address = await makeBoard(amina, { title: 'Composed', blank: true });
	const ben = await site.person('Ben Okafor');
	await join(ben, address);
	await page.keyboard.press('n');
	const keys = await context.newCDPSession(page);
	await keys.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
	await keys.send('Input.imeSetComposition', {
		text: 'にほん',
		selectionStart: 3,
		selectionEnd: 3
	});
	await keys.send('Input.insertText', { text: '日本' });
	await page.keyboard.type('語');
	await expect(note(ben.page, /^日本語/)).toBeVisible();
	await ben.page.mouse.dblclick(900, 760);
	await ben.page.keyboard.type('Meanwhile');
	await keys.send('Input.imeSetComposition', { text: 'かい', selectionStart: 2, selectionEnd: 2 });
	await expect(note(page, /^Meanwhile/)).toBeVisible();
	await keys.send('Input.insertText', { text: '会' });
	await page.keyboard.press('Escape');
	await expect(note(page, /^日本語会/)).toBeVisible();
	await expect(note(ben.page, /^日本語会/)).toBeVisible();
});

test('right to left, mixed scripts, a word without an end and the longest text lie in their notes', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await makeBoard(amina, { title: 'فكرة واحدة – One idea', blank: true });
	await write(page, 'اكتب الرد مرة واحدة، ثم استخدمه للجميع (template v2)');
	await write(page, 'Ask once: שאל פעם אחת, then answer everybody');
	await write(page, `${'Donaudampfschifffahrt'.repeat(30)}`);
	await write(page, '👩🏽‍💻 ask 🧑‍🤝‍🧑 together 🇬🇧');
	await page.keyboard.press('n');
	await page.getByRole('textbox').last().fill('Many words. '.repeat(2_500));
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await isOpen(page);
	await page.keyboard.press('1');
	const free = await note(page, /^اكتب/)
		.locator('.text')
		.evaluate((text) => {
			const lines = document.createRange();
			lines.selectNodeContents(text.firstElementChild ?? text);
			const rects = [...lines.getClientRects()];
			const { left, right } = text.getBoundingClientRect();
			return {
				right: Math.min(...rects.map((line) => right - line.right)),
				left: Math.max(...rects.map((line) => line.left - left))
			};
		});
	expect(free.right, 'lines begin on the right').toBeLessThan(1.5);
	expect(free.left, 'and the last does not fill it').toBeGreaterThan(8);
	const beyond = await page.locator('[data-element] .text').evaluateAll(
		(texts) =>
			texts.filter((text) => {
				const note = text.parentElement?.getBoundingClientRect();
				const own = text.getBoundingClientRect();
				return note === undefined || own.right > note.right + 1 || own.bottom > note.bottom + 1;
			}).length
	);
	expect(beyond, 'notes whose text reaches beyond them').toBe(0);
	await isGood(page, 'board-scripts');
	await page.getByRole('button', { name: 'List', exact: true }).click();
	await isGood(page, 'list-scripts');
});

test('what has no room in the smallest letters makes the note longer, and undo takes that back too', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await makeBoard(amina, { title: 'Long', blank: true });
	await page.keyboard.press('n');
	await page.keyboard.type('Short');
	await page.keyboard.press('Escape');
	const short = await placeOf(note(page, /^Short/));
	await page.keyboard.press('Enter');
	await page.keyboard.press('End');
	await page.keyboard.insertText(', and then everything that there is to say about it'.repeat(14));
	await page.keyboard.press('Escape');
	const long = note(page, /^Short, and then/);
	await expect(long).toBeVisible();
	const place = await placeOf(long);
	expect(place.height).toBeGreaterThan(short.height + 40);
	expect(place.width).toBe(short.width);
	await expect(long.locator('.spills')).toHaveCount(0);
	await page.keyboard.press('Control+z');
	await expect(note(page, /^Short yellow/)).toBeVisible();
	expect(await placeOf(note(page, /^Short yellow/))).toEqual(short);
});

test('a page that the browser translated goes on: what others write then is seen', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	const address = await makeBoard(amina, { title: 'Translated', question: 'What slows us down?' });
	await write(page, 'Ask once');
	const ben = await site.person('Ben Okafor');
	await join(ben, address);
	await expect(note(ben.page, /^Ask once/)).toBeVisible();
	await ben.page.evaluate(translate);
	await expect(note(ben.page, /^«Ask once»/)).toBeVisible();

	await note(page, /^Ask once/).dblclick();
	await page.keyboard.press('End');
	await page.keyboard.type(', and only once');
	await page.keyboard.press('Escape');
	await expect(note(ben.page, /^Ask once, and only once/)).toBeVisible();
	await write(page, 'Another one');
	await expect(note(ben.page, /^Another one/)).toBeVisible();
	await ben.page.getByRole('button', { name: /List/ }).click();
	await expect(ben.page.getByText('Another one', { exact: true })).toBeVisible();
	await ben.page.evaluate(translate);
	await note(page, /^Another one/).click();
	await page.keyboard.press('Delete');
	await expect(ben.page.getByText(/Another one/)).toHaveCount(0);
});

test('two tabs of one person are one person, and each shows what the other does', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page, context } = amina;
	const address = await makeBoard(amina, { title: 'Two tabs', blank: true });
	const ben = await site.person('Ben Okafor');
	await join(ben, address);
	const second = await context.newPage();
	await second.goto(page.url());
	await isOpen(second);
	await write(second, 'From the second tab');
	await expect(note(page, /^From the second tab yellow note by Amina/)).toBeVisible();
	await second.mouse.move(500, 500);
	await page.mouse.move(600, 400);
	await ben.page.getByRole('button', { name: /^Also here/ }).click();
	await expect(ben.page.getByRole('menuitem', { name: /Amina Rahman/ })).toHaveCount(1);
	await ben.page.keyboard.press('Escape');
	await page.keyboard.press('Control+z');
	await expect(
		note(page, /^From the second tab/),
		'undo reaches what was done in this tab alone'
	).toBeVisible();
	await second.close();
	await ben.page.getByRole('button', { name: /^Also here/ }).click();
	await expect(ben.page.getByRole('menuitem', { name: /Amina Rahman/ })).toHaveCount(1);
});

test('C10 row 81: a page that is older than the server says so, and keeps what was written', async ({
	site
}) => {
	const line = await site.line();
	const amina = await site.person('Amina Rahman', { base: `http://127.0.0.1:${line.port}` });
	const { page } = amina;
	await makeBoard(amina, { title: 'Renewed', blank: true });
	await page.route('**/ticket', (route) =>
		route.continue({ postData: JSON.stringify({ schema: 2 }) })
	);
	line.cut();
	await write(page, 'Written before the reload');
	await expect(page.getByTestId('save-state')).toHaveText(/kept on this device/);
	line.heal();
	await expect(page.getByText(/^Small Change has been updated/).first()).toBeVisible();
	await page.unroute('**/ticket');
	await page.reload();
	await isOpen(page);
	await expect(note(page, /^Written before the reload/)).toBeVisible();
});

test('words without an end are pasted: as many as have room are kept, and that the rest is left out is said', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page, context } = amina;
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await makeBoard(amina, { title: 'Long', blank: true });
	const copy = (length: number): Promise<void> =>
		page.evaluate((most) => navigator.clipboard.writeText('x'.repeat(most)), length);
	const said = page.getByRole('alert');
	const close = page.getByRole('button', { name: 'Close', exact: true });

	await copy(10_000);
	await page.keyboard.press('Control+v');
	await expect(note(page, /^x{2000} yellow/)).toHaveCount(1);
	await expect(said).toContainText('room for 2000 characters: the end of what you pasted is left');
	await isGood(page, 'board-pasted-too-much');
	await close.click();

	await copy(1_000_000);
	await page.keyboard.press('n');
	const field = page.getByRole('textbox').last();
	await expect(field).toBeFocused();
	await page.keyboard.press('Control+v');
	await expect(field).toHaveValue(/^x{2000}$/);
	await expect(said).toContainText('room for 2000 characters');
	await close.click();
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');

	await page.getByRole('heading', { level: 1 }).getByRole('button').click();
	await page.keyboard.press('Control+v');
	await expect(said).toContainText('room for 120 characters');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/x{120}/);
	await isOpen(page);
	await fits(page, 'board-long-title', [1440, 375]);
});

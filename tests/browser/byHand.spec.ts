import type { Locator } from '@playwright/test';
import { middleOf, note, placeOf } from './places.ts';
import type { Box } from './places.ts';
import { expect, makeBoard, test } from './site.ts';

test('a marquee and Shift select, a handle resizes, what is copied is pasted, a line a note', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	const { first, second, one, two } = await makeTwoNotes(amina);
	const selected = page.getByRole('option', { selected: true });
	await page.mouse.click(one.x + 5, one.y - 30);
	await expect(selected).toHaveCount(0);
	await page.mouse.move(one.x - 20, one.y - 20);
	await page.mouse.down();
	await page.mouse.move(one.x + 20, one.y + 20, { steps: 6 });
	await expect(selected, 'what the marquee does not reach is left').toHaveText(/^First/);
	await page.mouse.move(two.x + 20, two.y + 20, { steps: 6 });
	await page.mouse.up();
	await expect(selected, 'what the marquee touches').toHaveCount(2);
	await second.click({ modifiers: ['Shift'] });
	await expect(selected, 'Shift takes one away').toHaveText(/^First/);
	await second.click({ modifiers: ['Shift'] });
	await expect(selected).toHaveCount(2);

	await page.keyboard.press('Control+c');
	await page.keyboard.press('Control+v');
	await expect(note(page, /^First/)).toHaveCount(2);
	await expect(note(page, /^Second/)).toHaveCount(2);
	const [left, right] = [await placeOf(selected.first()), await placeOf(selected.last())];
	expect(Math.abs(right.x - left.x), 'the copies lie to each other as what was copied').toBeCloseTo(
		two.x - one.x,
		0
	);
	await page.keyboard.press('Control+z');
	await expect(note(page, /^First/)).toHaveCount(1);
	await expect(note(page, /^Second/)).toHaveCount(1);

	await first.click();
	const handle = await middleOf(page.locator('[data-side="se"]'));
	await page.mouse.move(handle.x, handle.y);
	await page.mouse.down();
	await page.mouse.move(handle.x + 90, handle.y + 60, { steps: 6 });
	await page.mouse.up();
	await lies(first, { ...one, width: one.width + 90, height: one.height + 60 });
	await page.keyboard.press('Control+z');
	await lies(first, one);

	await page.keyboard.press('Escape');
	await page.keyboard.press('n');
	await page.keyboard.type('- Ask once');
	await page.keyboard.press('Enter');
	await page.keyboard.type('- Answer at once');
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Control+c');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+v');
	await expect(selected, 'each line became a note').toHaveText([/^Ask once/, /^Answer at once/]);
	await expect(note(page, /^Ask once yellow note/)).toHaveCount(1);
});

test('one finger moves the view, two zoom about what is between them', async ({ site }) => {
	const amina = await site.person('Amina Rahman');
	const { page, context } = amina;
	const { first, second, one, two } = await makeTwoNotes(amina);
	await first.click();
	const touch = await context.newCDPSession(page);
	const put = async (type: 'touchStart' | 'touchMove' | 'touchEnd', ...fingers: number[][]) => {
		const touchPoints = fingers.map(([x = 0, y = 0], id) => ({ x, y, id }));
		await touch.send('Input.dispatchTouchEvent', { type, touchPoints });
	};

	await put('touchStart', [one.x - 120, one.y]);
	for (const step of [1, 2, 3]) {
		await put('touchMove', [one.x - 120 + 30 * step, one.y + 20 * step]);
	}
	await put('touchEnd');
	await lies(first, { ...one, x: one.x + 90, y: one.y + 60 });
	await lies(second, { ...two, x: two.x + 90, y: two.y + 60 });

	const [x, y] = [two.x + 80, two.y + 160];
	const zoomed = (box: Box): Box => ({
		x: x + 60 + 2 * (box.x + 90 - x),
		y: y + 30 + 2 * (box.y + 60 - y),
		width: 2 * box.width,
		height: 2 * box.height
	});
	await put('touchStart', [x - 70, y], [x + 70, y]);
	for (const step of [1, 2, 3]) {
		const [middle, apart] = [x + 20 * step, 70 + (70 * step) / 3];
		await put('touchMove', [middle - apart, y + 10 * step], [middle + apart, y + 10 * step]);
	}
	await put('touchEnd');
	await expect(page.getByRole('textbox'), 'two fingers are no tap').toHaveCount(0);
	await lies(first, zoomed(one));
	await lies(second, zoomed(two));
});

/** Says that it lies, or will soon lie, there on the screen. */
async function lies(locator: Locator, box: Box, why?: string): Promise<void> {
	const rounded = ({ x, y, width, height }: Box) => [x, y, width, height].map(Math.round);
	await expect
		.poll(async () => rounded(await placeOf(locator)), { message: why })
		.toEqual(rounded(box));
}

/** A board with two notes side by side, nothing selected, and where they are on the screen. */
async function makeTwoNotes(actor: Parameters<typeof makeBoard>[0]) {
	const { page } = actor;
	await makeBoard(actor, { title: 'By hand', blank: true });
	await page.keyboard.press('n');
	await page.keyboard.type('First');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Second');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Zoom to fit' }).click();
	const [first, second] = [note(page, /^First/), note(page, /^Second/)];
	return { first, second, one: await placeOf(first), two: await placeOf(second) };
}

test('with Alt a copy is dragged; what is dragged lines up; a plus and keys make the note beside; the desk scrolls at its edge', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	const { first, one } = await makeTwoNotes(amina);
	const [x, y] = [one.x + one.width / 2, one.y + one.height / 2];

	await page.keyboard.down('Alt');
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x + 3, y + 160, { steps: 6 });
	await page.mouse.move(x + 3, y + 240, { steps: 3 });
	await expect(page.locator('.x').first(), 'a guide shows with what it lines up').toBeAttached();
	await page.mouse.up();
	await page.keyboard.up('Alt');
	await expect(first).toHaveCount(2);
	const copy = page.getByRole('option', { selected: true });
	await lies(copy, { ...one, y: one.y + 240 }, 'it lined up with the one above');
	await expect(page.locator('.x')).toHaveCount(0);
	await page.keyboard.press('Control+z');
	await expect(first).toHaveCount(1);

	await page.mouse.click(x, y);
	await page.locator('[data-sprout][data-side="below"]').click();
	await page.keyboard.type('Third');
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.type('Fourth');
	await page.keyboard.press('Control+Enter');
	await expect.poll(() => apart(first, note(page, /^Third/))).toEqual([0, one.height + 20]);
	await expect
		.poll(() => apart(first, note(page, /^Fourth/)))
		.toEqual([-one.width - 20, one.height + 20]);
	await page.keyboard.press('Escape');

	const second = note(page, /^Second/);
	const [before, from] = [await apart(first, second), await placeOf(second)];
	const start = (await placeOf(first)).x;
	await page.mouse.move(from.x + 60, from.y + 60);
	await page.mouse.down();
	await page.mouse.move(1_432, from.y + 60, { steps: 6 });
	await expect
		.poll(async () => (await placeOf(first)).x, { message: 'the view moves on by itself' })
		.toBeLessThan(start - 300);
	await page.mouse.up();
	const [x2 = 0] = await apart(first, second);
	expect(x2, 'what is held goes along').toBeGreaterThan((before[0] ?? 0) + 600);
});

/** How far one lies from another, screen px. */
async function apart(from: Locator, to: Locator): Promise<number[]> {
	const [one, other] = [await placeOf(from), await placeOf(to)];
	return [Math.round(other.x - one.x), Math.round(other.y - one.y)];
}

test('while a pen draws, the hand that lies on the screen neither draws nor moves the board', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page, context } = amina;
	await makeBoard(amina, { title: 'With a pen', blank: true });
	await page.keyboard.press('p');
	const input = await context.newCDPSession(page);
	await input.send('Emulation.setTouchEmulationEnabled', { enabled: true });
	const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, y: number) =>
		input.send('Input.dispatchMouseEvent', {
			type,
			x,
			y,
			button: 'left',
			buttons: type === 'mouseReleased' ? 0 : 1,
			clickCount: 1,
			pointerType: 'pen',
			force: 0.6
		});
	const palm = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
		input.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
	await pen('mousePressed', 400, 300);
	for (let step = 1; step < 6; step++) await pen('mouseMoved', 400 + step * 30, 300 + step * 10);
	await palm('touchStart', { x: 700, y: 600 });
	for (let step = 1; step < 6; step++) await palm('touchMove', { x: 700 + step * 20, y: 600 });
	for (let step = 6; step < 10; step++) await pen('mouseMoved', 400 + step * 30, 300 + step * 10);
	await palm('touchEnd');
	await pen('mouseReleased', 700, 400);
	const drawings = page.getByRole('option', { name: 'Drawing' });
	await expect(drawings).toHaveCount(1);
	const { x, y, width } = await placeOf(drawings.first());
	expect(Math.abs(x - 400), 'the board lies where it lay').toBeLessThan(8);
	expect(Math.abs(y - 300)).toBeLessThan(8);
	expect(Math.abs(width - 300), 'the line goes on under the hand').toBeLessThan(12);
});

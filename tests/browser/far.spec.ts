import { note, placeOf } from './places.ts';
import { expect, isGood, makeBoard, test } from './site.ts';

test('from afar notes are painted, and pressed, dragged, found and written in all the same', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await makeBoard(amina, { title: 'From afar', blank: true });
	await page.keyboard.press('n');
	await page.keyboard.type('Ask once');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Answer at once');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	const ask = note(page, /^Ask once/);
	const near = await placeOf(ask);
	for (let press = 0; press < 10; press++) await page.keyboard.press('-');
	await expect(page.getByRole('button', { name: /^Zoom 11 %/ })).toBeVisible();
	await expect(ask, 'it is no element of the page now').toHaveCount(0);

	const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
	const zoom = 0.8 ** 10;
	const [middleX, middleY] = [width / 2, 48 + (height - 48) / 2];
	const at = {
		x: middleX + (near.x + near.width / 2 - middleX) * zoom,
		y: middleY + (near.y + near.height / 2 - middleY) * zoom
	};
	const colourAt = (x: number, y: number) =>
		page
			.locator('canvas[data-painted]')
			.first()
			.evaluate(
				(canvas: HTMLCanvasElement, [left, top]) => {
					const box = canvas.getBoundingClientRect();
					const scale = canvas.width / box.width;
					const [px, py] = [((left ?? 0) - box.left) * scale, ((top ?? 0) - box.top) * scale];
					const one = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
					const context = one.getContext('2d');
					context?.drawImage(canvas, -Math.round(px), -Math.round(py));
					return [...(context?.getImageData(0, 0, 1, 1).data ?? [])];
				},
				[x, y]
			);
	await expect.poll(() => colourAt(at.x, at.y + 6)).toEqual([255, 229, 138, 255]);

	await page.mouse.click(at.x, at.y);
	await expect(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible();
	await page.mouse.move(at.x, at.y);
	// It lines up with nothing.
	await page.keyboard.down('Control');
	await page.mouse.down();
	await page.mouse.move(at.x, at.y + 90, { steps: 6 });
	await page.mouse.up();
	await page.keyboard.up('Control');
	await expect.poll(() => colourAt(at.x, at.y + 96)).toEqual([255, 229, 138, 255]);
	await expect.poll(() => colourAt(at.x, at.y + 6)).toEqual([0, 0, 0, 0]);

	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+f');
	await page.keyboard.type('answer');
	await expect
		.poll(async () => (await colourAt(at.x, at.y + 96))[3], 'steps back')
		.toBeLessThan(120);
	await page.keyboard.press('Escape');

	await page.mouse.dblclick(at.x, at.y + 90);
	await expect(page.getByRole('textbox', { name: /Text of the note/ })).toBeFocused();
	await page.keyboard.type(' only');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await page.keyboard.press('2');
	await page.keyboard.press('1');
	await expect(note(page, /^Ask once only/)).toBeVisible();
	await expect(page.locator('canvas[data-painted]').first()).toHaveCount(0);
	const [one, two] = [await placeOf(note(page, /^Ask once/)), await placeOf(note(page, /^Answer/))];
	expect(one.y, 'it lies where it was dragged').toBeGreaterThan(two.y + two.height);
	for (let press = 0; press < 10; press++) await page.keyboard.press('-');
	await expect(page.locator('canvas[data-painted]').first()).toHaveCount(1);
	await isGood(page, 'far');
});

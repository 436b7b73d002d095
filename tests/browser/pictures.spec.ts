import type { Page } from '@playwright/test';
import { note } from './places.ts';
import { expect, isGood, join, makeBoard, test } from './site.ts';

/** Runs in the page: a picture as a camera or a copy brings it, so that it does not pack well. */
async function pictureFile(side: number): Promise<File> {
	const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side / 2 });
	const context = canvas.getContext('2d');
	if (context === null) throw new Error('No canvas.');
	const data = context.createImageData(side, side / 2);
	for (let at = 0; at < data.data.length; at++)
		data.data[at] = at % 4 === 3 ? 255 : (at * 7919) % 251;
	context.putImageData(data, 0, 0);
	const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
	return new File([blob ?? ''], 'camera.png', { type: 'image/png' });
}

async function pastePicture(page: Page, side: number): Promise<void> {
	await page.evaluate(
		`(async () => {
			const file = await (${pictureFile.toString()})(${side});
			const clipboardData = new DataTransfer();
			clipboardData.items.add(file);
			document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
		})()`
	);
}

/** Px that the browser found in the picture. */
async function widthIn(page: Page, name: RegExp): Promise<number> {
	const picture = page.getByRole('option', { name }).locator('img');
	await expect
		.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
		.toBeGreaterThan(0);
	return picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
}

test('a picture is pasted, made smaller, described, and seen by the others; a stranger has none of it', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	const address = await makeBoard(amina, { title: 'Pictures', blank: true });
	const sent: number[] = [];
	page.on('request', (request) => {
		if (request.method() === 'POST' && request.url().endsWith('/images')) {
			sent.push(request.postDataBuffer()?.length ?? 0);
		}
	});
	await pastePicture(page, 3_000);
	const picture = page.getByRole('option', { name: 'Picture: not described yet' });
	await expect(picture).toBeVisible();
	expect(sent).toHaveLength(1);
	expect(sent[0], 'what goes over the line').toBeLessThanOrEqual(480 * 1024);
	expect(await widthIn(page, /^Picture/)).toBeLessThanOrEqual(2_048);
	await page.keyboard.press('Enter');
	await page.getByLabel('What the picture shows').fill('A whiteboard with three columns');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('option', { name: /^Picture: A whiteboard/ })).toBeVisible();

	const ben = await site.person('Ben Okafor');
	await join(ben, address);
	await widthIn(ben.page, /^Picture: A whiteboard/);
	await ben.page.getByRole('button', { name: 'List', exact: true }).click();
	await expect(ben.page.getByText('A whiteboard with three columns')).toBeVisible();

	const source = await picture
		.or(page.getByRole('option', { name: /^Picture/ }))
		.first()
		.locator('img')
		.getAttribute('src');
	const own = await page.request.get(source ?? '');
	expect(own.headers()).toMatchObject({
		'content-type': 'image/webp',
		'content-security-policy': "default-src 'none'; sandbox",
		'x-content-type-options': 'nosniff'
	});
	const stranger = await site.person('A stranger');
	expect((await stranger.page.request.get(`${site.base}${source}`)).status()).toBe(404);

	const chooser = page.waitForEvent('filechooser');
	await page.keyboard.press('Escape');
	await page.keyboard.press('i');
	const bytes = await page.evaluate(
		`(${pictureFile.toString()})(64).then((file) => file.arrayBuffer()).then((buffer) => [...new Uint8Array(buffer)])`
	);
	await (
		await chooser
	).setFiles({
		name: 'small.png',
		mimeType: 'image/png',
		buffer: Buffer.from(bytes as number[])
	});
	await expect(page.getByRole('option', { name: /^Picture/ })).toHaveCount(2);
	await page.keyboard.press('1');
	await isGood(page, 'board-pictures');
	await page.keyboard.press('Control+z');
	await expect(page.getByRole('option', { name: /^Picture/ })).toHaveCount(1);
});

test('copied to another board a picture comes along, and a board that one may not open gives none', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page, context } = amina;
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await makeBoard(amina, { title: 'From here', blank: true });
	const from = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	await pastePicture(page, 200);
	await expect(page.getByRole('option', { name: /^Picture/ })).toBeVisible();
	const hash = /images\/([0-9a-f]{64})/.exec(
		(await page
			.getByRole('option', { name: /^Picture/ })
			.locator('img')
			.getAttribute('src')) ?? ''
	)?.[1];
	await page.keyboard.press('Control+Shift+C');
	await expect(page.getByText(/^Copied as a picture/)).toHaveCount(1);
	const copied = await page.evaluate(async () => {
		const [item] = await navigator.clipboard.read();
		const picture = await item?.getType('image/png');
		return picture && (await createImageBitmap(picture)).width;
	});
	expect(copied, 'px, twice as sharp as on the board').toBeGreaterThan(300);
	await page.keyboard.press('Control+c');
	await makeBoard(amina, { title: 'To there', blank: true });
	await page.keyboard.press('Control+v');
	await widthIn(page, /^Picture/);

	const ben = await site.person('Ben Okafor');
	await makeBoard(ben, { title: 'Not mine', blank: true });
	const to = new URL(ben.page.url()).pathname;
	const answer = await ben.page.request.post(`${site.base}${to}/images`, {
		headers: { origin: site.base },
		data: { from, hashes: [hash] }
	});
	expect(answer.status()).toBe(404);
});

test('row 76: what is no picture, too much, or from elsewhere is refused with the cure', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await makeBoard(amina, { title: 'Hostile', blank: true });
	const to = `${site.base}${new URL(page.url()).pathname}/images`;
	const send = async (data: Buffer, headers: Record<string, string> = {}) => {
		const answer = await page.request.post(to, {
			headers: {
				origin: site.base,
				'content-type': 'image/png',
				accept: 'application/json',
				...headers
			},
			data
		});
		return [answer.status(), ((await answer.json()) as { message?: string }).message] as const;
	};
	const png = Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
		'base64'
	);
	const huge = Buffer.from(png);
	huge.writeUInt32BE(60_000, 16);
	expect(await send(Buffer.from('<html><script>alert(1)</script>'))).toEqual([
		415,
		'This is not a picture that browsers can show. Save it as PNG or JPEG first.'
	]);
	expect((await send(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')))[0]).toBe(415);
	expect((await send(png.subarray(0, 20)))[0], 'cut off').toBe(415);
	expect((await send(huge))[0], 'larger than any screen').toBe(415);
	expect((await send(Buffer.alloc(600 * 1024)))[0]).toBe(413);
	expect((await send(png, { origin: 'https://elsewhere.example' }))[0]).toBe(403);
	expect((await send(Buffer.from('{"from":"x"}'), { 'content-type': 'application/json' }))[0]).toBe(
		400
	);
	expect((await send(png))[0]).toBe(201);

	await page.evaluate(() => {
		const clipboardData = new DataTransfer();
		clipboardData.items.add(new File(['no picture'], 'a.png', { type: 'image/png' }));
		document.body.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
		);
	});
	await expect(page.getByRole('alert')).toContainText('This browser cannot read the picture.');
	await isGood(page, 'board-picture-refused');
	await page.getByRole('button', { name: 'Close', exact: true }).click();
	await expect(page.getByRole('alert')).toHaveCount(0);
	await expect(note(page, /^Picture/)).toHaveCount(0);
});

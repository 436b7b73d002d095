import type { Page } from '@playwright/test';
import { expect, fits, isOpen, join, makeBoard, test } from './site.ts';

/** Of the height of the screen: as large as letters have to be at ten metres. */
const leastLetters = 0.0279;
const screens = [
	{ width: 1920, height: 1080 },
	{ width: 1280, height: 720 },
	{ width: 3840, height: 2160 }
];
const letters = 'we ask once for an address and keep it where everybody finds it again ';

/** Sixty notes of three to 140 letters, no two alike. */
const notes = Array.from({ length: 60 }, (_, index) => {
	const length = 3 + ((index * 37) % 138);
	return `${index + 100} ${letters.repeat(3)}`.slice(0, length).trim();
});

/** Pastes words on the canvas: every line becomes a note. */
async function paste(page: Page, words: string): Promise<void> {
	await page.evaluate((text) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', text);
		document.body.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
		);
	}, words);
}

/** What of these parts is on the screen: whole, or cut, or on another; and how large the smallest letters are. */
function seen(
	room: Page,
	parts: string
): Promise<{ whole: string[]; cut: string[]; overlaps: number; smallest: number }> {
	return room.evaluate((selector) => {
		const main = document.querySelector('main')?.getBoundingClientRect() ?? new DOMRect();
		const shown = [...document.querySelectorAll(selector)].map((part) => ({
			text: part.textContent.trim(),
			boxes: [...part.getClientRects()],
			letters: Number.parseFloat(getComputedStyle(part).fontSize) / window.innerHeight
		}));
		const [isIn, isOut] = [
			(box: DOMRect) =>
				box.left >= main.left - 1 &&
				box.right <= main.right + 1 &&
				box.top >= main.top - 1 &&
				box.bottom <= main.bottom + 1,
			(box: DOMRect) => box.left >= main.right - 1 || box.right <= main.left + 1
		];
		const boxes = shown.flatMap((one) => one.boxes).filter(isIn);
		const overlaps = boxes.filter((a, index) =>
			boxes
				.slice(index + 1)
				.some(
					(b) =>
						Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
						Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1
				)
		).length;
		return {
			whole: shown.filter((one) => one.boxes.every(isIn)).map(({ text }) => text),
			cut: shown
				.filter((one) => one.boxes.some((box) => !isIn(box) && !isOut(box)))
				.map(({ text }) => text),
			overlaps,
			smallest: Math.min(...shown.map((one) => one.letters))
		};
	}, parts);
}

/** Letters are set anew in the frame after a change. */
async function isSet(room: Page): Promise<void> {
	await room.evaluate(
		() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
	);
}

const counter = (room: Page) => room.getByRole('button', { name: /^Page \d+ of \d+/ });

/** Leafs through all pages, and says of each that nothing of it is cut, covered or too small. @returns what was whole on some page */
async function leafThrough(room: Page, parts: string): Promise<Set<string>> {
	await isSet(room);
	const all = new Set<string>();
	const words = (await counter(room).textContent()) ?? '';
	const pages = Number(/of (\d+)/.exec(words)?.[1]);
	for (let page = 1; page <= pages; page++) {
		await expect(counter(room)).toContainText(`Page ${page} of ${pages}`);
		const { whole, cut, overlaps, smallest } = await seen(room, parts);
		expect(cut, `what is cut on page ${page}`).toEqual([]);
		expect(overlaps, `what lies on something else on page ${page}`).toBe(0);
		expect(smallest).toBeGreaterThan(leastLetters);
		for (const text of whole) all.add(text);
		await room.keyboard.press('ArrowRight');
	}
	await expect(counter(room), 'the first comes after the last').toContainText('Page 1 of');
	return all;
}

test('sixty notes are read at ten metres, page by page, and none is lost', async ({ site }) => {
	const amina = await site.person('Amina');
	await makeBoard(amina, { title: 'Sixty notes', blank: true });
	const board = new URL(amina.page.url()).pathname.split('/').at(-1) ?? '';
	const room = await amina.context.newPage();
	await room.clock.install();
	await room.goto(`/room/${board}`);
	await paste(amina.page, notes.join('\n'));
	await isOpen(amina.page);
	await expect(room.locator('.note')).toHaveCount(60);
	for (const size of screens) {
		await room.setViewportSize(size);
		await expect
			.poll(async () => (await seen(room, '.note')).smallest)
			.toBeGreaterThan(leastLetters);
		await room.screenshot({ path: `../test-results/screens/room-sixty-${size.width}.png` });
		expect(await leafThrough(room, '.note')).toEqual(new Set(notes));
	}
	await fits(room, 'room-sixty-pages', [1024, 375]);

	await room.setViewportSize({ width: 1920, height: 1080 });
	await expect(counter(room)).toContainText('Page 1 of');
	await room.clock.fastForward(20_000);
	await paste(amina.page, 'Written meanwhile');
	await expect(room.locator('.note')).toHaveCount(61);
	await room.clock.fastForward(11_000);
	await expect(
		counter(room),
		'the pages turn by themselves, whatever is written meanwhile'
	).toContainText('Page 2 of');
	await counter(room).click();
	await expect(counter(room)).toContainText('stays');
	await room.clock.fastForward(31_000);
	await expect(counter(room), 'not where somebody holds one').toContainText('Page 2 of');
	await room.screenshot({ path: '../test-results/screens/room-sixty-held.png' });
});

test('one long note, a time that stands still, and a long result are told in full', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const link = await makeBoard(amina, { title: 'Long', question: 'What takes too long?' });
	const ben = await site.person('Ben');
	await join(ben, link, 'list');
	await amina.page.getByRole('button', { name: 'Lead' }).click();
	const panel = amina.page.getByRole('complementary', { name: 'Lead' });
	const opened = amina.context.waitForEvent('page');
	await panel.getByRole('link', { name: 'Open the room screen' }).click();
	const room = await opened;
	await room.setViewportSize({ width: 1920, height: 1080 });
	await panel.getByRole('button', { name: 'Start: Set the scene' }).click();
	await panel.getByRole('button', { name: 'Next: Brainstorm' }).click();
	await panel.getByRole('button', { name: 'Pause' }).click();
	await expect(room.getByRole('timer')).toContainText('paused');
	await fits(room, 'room-paused', [1920, 1280, 375]);
	const own = ben.page.getByRole('region', { name: 'Your own notes' });
	const long = `First ${letters.repeat(28)}last`;
	await own.getByLabel('Write a note of your own').fill(long);
	await own.getByRole('button', { name: 'Add' }).click();
	await panel.getByRole('button', { name: 'Next: Reveal' }).click();
	await panel.getByRole('button', { name: 'Pause' }).click();
	await expect(room.getByRole('timer').getByText('paused')).toBeVisible();
	await panel.getByRole('button', { name: 'Reveal one' }).click();
	await expect(room.locator('.one')).toContainText('First we ask');
	await fits(room, 'room-long-note', [1920, 1280]);
	await room.setViewportSize({ width: 800, height: 600 });
	await expect(counter(room)).toContainText('Page 1 of 2');
	await leafThrough(room, '.one p');
	await room.setViewportSize({ width: 1920, height: 1080 });

	await panel.getByText('All phases').click();
	await panel.getByRole('button', { name: 'Go to Build' }).click();
	await panel.getByRole('button', { name: 'Go to Vote' }).click();
	await paste(amina.page, notes.slice(0, 14).join('\n'));
	await isOpen(amina.page);
	await panel.locator('summary', { hasText: 'Vote' }).click();
	await panel.getByRole('button', { name: 'Open the vote' }).click();
	const more = (page: Page, text: string) =>
		page.getByRole('button', { name: `One dot more for ${text}`, exact: true });
	for (const text of notes.slice(0, 3)) await more(ben.page, text).click();
	await more(amina.page, notes[1] ?? '').click();
	await expect(room.locator('.huge')).toHaveText('2');
	await panel.getByRole('button', { name: 'Close the vote' }).click();
	await expect(room.getByRole('heading')).toHaveText('2 people voted');
	const first = room.getByRole('listitem').first();
	await expect(first).toContainText(notes[1] ?? '');
	await expect(first).toContainText('2 dots from 2 people');
	await expect(room.getByRole('listitem').nth(1)).toContainText('1 dot from 1 person');
	await expect(room.getByRole('main'), 'nor is the rest left out without a word').toContainText(
		'12 more got no dots'
	);
	await fits(room, 'room-long-result', [1920, 1280, 375]);
	await room.reload();
	await expect(room.getByRole('heading'), 'also after a reload').toHaveText('2 people voted');
	await expect(room.getByText(/Amina|Ben/)).toHaveCount(0);
	await panel.getByRole('button', { name: 'Next: Agree next steps' }).click();
	for (const moment of ['as it goes on', 'after a reload']) {
		await expect(room.getByText('Agree next steps'), moment).toBeVisible();
		await expect(room.getByRole('heading'), moment).not.toHaveText('2 people voted');
		await room.reload();
	}
});

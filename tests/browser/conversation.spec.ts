import type { Locator, Page } from '@playwright/test';
import { listen } from './listening.ts';
import { middleOf } from './places.ts';
import { expect, fits, isGood, isOpen, join, makeBoard, test } from './site.ts';

/** Walks on with the Tab key until the keys are there, as somebody without a mouse does. */
async function tabTo(target: Locator): Promise<void> {
	const page = target.page();
	await expect(target).toBeVisible();
	for (let pressed = 0; pressed < 200; pressed++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error('The Tab key does not lead there');
}

async function press(target: Locator, key = 'Enter'): Promise<void> {
	await tabTo(target);
	await target.page().keyboard.press(key);
}

/** A command by its words, without a mouse. */
async function command(page: Page, words: string): Promise<void> {
	await page.keyboard.press('Control+k');
	await page.keyboard.type(words);
	await page.keyboard.press('Enter');
}

const inSecret = {
	cleo: ['Ask once for an address, and keep it', 'Answer by telephone where a sentence is enough'],
	dan: ['A template for the ten most common answers'],
	ben: ['One letter for the whole family'],
	eve: ['A template for renewals', 'No letter where nothing changed']
};

test('sixty minutes: led on a phone and by keys alone, with a list, a small phone, two seats and a screen in the room', async ({
	site
}) => {
	test.setTimeout(300_000);
	const amina = await site.person('Amina', { phone: true });
	const ben = await site.person('Ben');
	const cleo = await site.person('Cleo');
	const dan = await site.person('Dan', { phone: true });
	await dan.page.setViewportSize({ width: 360, height: 740 });
	const heard = await listen(cleo.page);
	const link = await makeBoard(amina, {
		title: 'Fewer letters',
		question: 'What one small change would save us letters?'
	});
	const board = new URL(amina.page.url()).pathname.split('/').at(-1) ?? '';

	/* People come in. */
	await amina.page.getByRole('button', { name: 'Lead' }).click();
	const lead = amina.page.getByRole('complementary', { name: 'Lead' });
	const room = await amina.context.newPage();
	await room.setViewportSize({ width: 1920, height: 1080 });
	await room.goto(`/room/${board}`);
	const scanned = `${link}?in=room`;
	await dan.page.goto(scanned);
	await expect(dan.page.getByLabel('In the room with others')).toBeChecked();
	await dan.page.getByLabel('Your name').fill('Dan');
	await dan.page.getByRole('button', { name: 'Open the board' }).click();
	await isOpen(dan.page);
	await cleo.page.goto(link);
	await cleo.page.getByLabel('Your name').fill('Cleo');
	await cleo.page.getByLabel('Somewhere else').check();
	await isGood(cleo.page, 'hour-join');
	await cleo.page.getByRole('button', { name: 'Open the board' }).click();
	await isOpen(cleo.page);
	await cleo.page.getByRole('button', { name: 'List', exact: true }).click();
	await join(ben, link, 'list');
	await expect(room.getByText('4 people are here')).toBeVisible();
	await fits(room, 'hour-0-room', [1920]);

	await lead.locator('summary', { hasText: 'Seats' }).click();
	for (const name of ['Eve', 'Femi']) {
		await lead.getByLabel('Name of whoever sits there').fill(name);
		await lead.getByRole('button', { name: 'Add a seat' }).click();
		await expect(lead.getByRole('listitem').filter({ hasText: name })).toBeVisible();
	}
	await fits(amina.page, 'hour-0-seats', [375, 1440]);
	await lead.locator('summary', { hasText: 'Who leads' }).click();
	await lead.getByRole('button', { name: 'Let lead Ben' }).click();
	await expect(lead).toContainText('Ben leads as well');

	/* Set the scene. */
	await lead.getByRole('button', { name: 'Start: Set the scene' }).click();
	const stripOf = (page: Page) => page.getByRole('region', { name: 'Run sheet' });
	await expect(stripOf(cleo.page)).toContainText('Set the scene');
	await expect(lead).toContainText('Every voice here counts as much as any other');
	await dan.page.getByRole('button', { name: 'Raise hand' }).click();
	await expect(stripOf(ben.page)).toContainText('Dan’s hand is up');
	const [hand, aloud] = ['A hand is up: Dan', 'Read aloud'].map((text) => lead.getByText(text));
	if (hand === undefined || aloud === undefined) throw new Error('Nothing to compare');
	expect((await middleOf(hand)).y, 'before what is read aloud').toBeLessThan(
		(await middleOf(aloud)).y
	);
	await fits(amina.page, 'hour-1-scene-phone', [375]);
	await fits(ben.page, 'hour-1-scene', [1440]);
	await fits(room, 'hour-1-room', [1920]);
	await dan.page.getByRole('button', { name: 'Hand is up' }).click();
	await expect(stripOf(ben.page)).not.toContainText('hand is up');

	/* Brainstorm: everybody on their own. */
	await lead.getByRole('button', { name: 'Next: Brainstorm' }).click();
	const box = (page: Page) => page.getByLabel('Write a note of your own');
	for (const text of inSecret.dan) {
		await box(dan.page).fill(text);
		await box(dan.page).press('Enter');
	}
	for (const text of inSecret.cleo) {
		await box(cleo.page).fill(text);
		await box(cleo.page).press('Enter');
	}
	await ben.page.keyboard.press('n');
	await expect(box(ben.page)).toBeFocused();
	for (const text of inSecret.ben) await ben.page.keyboard.type(`${text}\n`);
	await lead.getByRole('button', { name: 'Write for the seats' }).click();
	const seats = amina.page.getByRole('region', { name: 'For the seats' });
	await expect(seats).toContainText('nobody but you sees this before it is revealed');
	for (const text of inSecret.eve) {
		await seats.getByLabel('Write a note for Eve').fill(text);
		await seats.getByRole('button', { name: 'Add', exact: true }).click();
		await expect(seats.getByRole('list', { name: 'Written for Eve' })).toContainText(text);
	}
	await isGood(amina.page, 'hour-2-for-seats');
	await seats.getByRole('button', { name: 'Close the notes for seats' }).click();
	await expect(stripOf(cleo.page)).toContainText('6 notes so far');
	await expect(room.getByText('6 notes so far')).toBeVisible();
	for (const page of [amina.page, ben.page, dan.page, room]) {
		const all = await page.content();
		for (const text of inSecret.cleo) expect(all).not.toContain(text);
	}
	await dan.page.getByRole('button', { name: 'I’m ready' }).click();
	await expect(stripOf(ben.page)).toContainText('1 of 4 ready');
	await fits(dan.page, 'hour-2-alone-phone', [360]);
	await fits(ben.page, 'hour-2-alone', [1440]);
	await fits(room, 'hour-2-room', [1920]);
	await amina.page.getByRole('button', { name: 'Lead' }).click();
	await lead.locator('summary', { hasText: 'Who is heard' }).click();
	await expect(lead).toContainText('2 people have not written yet');
	await expect(lead, 'beside two seats Dan alone is in the room').not.toContainText('3 people,');
	await isGood(amina.page, 'hour-2-balance');

	/* Reveal, one and then all; from here on Ben leads, by keys alone. */
	await command(ben.page, 'next phase');
	await expect(stripOf(cleo.page)).toContainText('Reveal');
	await expect(stripOf(ben.page), 'a new phase, nobody is ready').not.toContainText('ready');
	await press(stripOf(ben.page).getByRole('button', { name: 'Reveal one' }));
	await expect(room.locator('.one')).toBeVisible();
	await fits(room, 'hour-3-room', [1920]);
	await press(stripOf(ben.page).getByRole('button', { name: 'Reveal all' }));
	await dan.page.getByRole('button', { name: 'List', exact: true }).click();
	for (const text of Object.values(inSecret).flat()) {
		await expect(dan.page.getByRole('listitem').filter({ hasText: text }).first()).toBeVisible();
	}
	const written = (page: Page, text: string) =>
		page.getByRole('listitem').filter({ hasText: text }).first();
	await expect(written(cleo.page, 'A template for renewals')).toContainText('Eve');
	await written(dan.page, 'Ask once')
		.getByRole('button', { name: /^Change note/ })
		.click();
	await expect(dan.page.getByRole('button', { name: 'I agree' }), 'thanks only').toHaveCount(0);
	await dan.page.getByRole('button', { name: 'thank you', exact: true }).click();
	await dan.page.getByRole('button', { name: 'Done' }).click();
	await expect(
		written(cleo.page, 'Ask once').getByRole('button', { name: /^thank you, 1/ })
	).toBeVisible();
	await fits(amina.page, 'hour-3-reveal-phone', [375]);
	await fits(ben.page, 'hour-3-reveal', [1440]);

	/* Build on each other's ideas. */
	await command(ben.page, 'next phase');
	await expect(stripOf(cleo.page)).toContainText('Build');
	await cleo.page.getByRole('checkbox', { name: /^Select note: A template for the ten/ }).check();
	await cleo.page.getByRole('button', { name: 'Build on this' }).click();
	await cleo.page.keyboard.type('and one for the ten rarest');
	await cleo.page.getByRole('button', { name: 'Done' }).click();
	await expect(written(dan.page, 'and one for the ten rarest')).toBeVisible();
	await fits(dan.page, 'hour-4-build-phone', [360]);
	await fits(room, 'hour-4-room', [1920]);

	/* Group, by a suggestion. */
	await command(ben.page, 'next phase');
	await expect(stripOf(cleo.page)).toContainText('Group');
	await command(ben.page, 'suggest groups');
	const suggested = ben.page.getByRole('region', { name: 'Suggested groups' });
	await press(suggested.getByRole('button', { name: /^Group .*template/i }).first());
	await expect(cleo.page.getByRole('heading', { name: /template/i })).toBeVisible();
	await press(ben.page.getByRole('button', { name: 'Close the suggestions' }));
	await fits(ben.page, 'hour-5-group', [1440]);
	await fits(room, 'hour-5-room', [1920]);

	/* Vote: everybody for themselves, Amina for a seat. */
	await command(ben.page, 'next phase');
	await expect(stripOf(cleo.page)).toContainText('Vote');
	await command(ben.page, 'lead:');
	const keys = ben.page.getByRole('complementary', { name: 'Lead' });
	await press(keys.locator('summary', { hasText: /^Vote/ }));
	await press(keys.getByRole('button', { name: 'Open the vote' }));
	const dots = (page: Page, text: RegExp) =>
		page.getByRole('button', { name: new RegExp(`^One dot more for ${text.source}`, 'i') });
	const template = /.*template/;
	await dots(cleo.page, template).first().click();
	await dots(cleo.page, /Ask once/).click();
	await dots(dan.page, template).first().click();
	await dots(dan.page, /No letter/).click();
	await expect(dan.page.getByRole('region', { name: 'Vote: 1 of 3 dots left' })).toBeVisible();
	await amina.page.getByRole('button', { name: 'Board', exact: true }).click();
	await amina.page.getByLabel('Dots of').selectOption('Eve');
	await dots(amina.page, template).first().click();
	await dots(amina.page, /Ask once/).click();
	await expect(amina.page.getByRole('region', { name: 'Vote: 1 of 3 dots left' })).toBeVisible();
	await isGood(amina.page, 'hour-6-vote-seat');
	await expect(keys).toContainText('3 people have voted');
	await fits(dan.page, 'hour-6-vote-phone', [360]);
	await fits(room, 'hour-6-room', [1920]);
	await press(keys.getByRole('button', { name: 'Close the vote' }));
	const result = ben.page.getByRole('region', { name: 'The result of the vote' });
	await expect(result.getByRole('listitem').first()).toContainText('3 dots from 3 people');
	await expect(result.getByRole('listitem').nth(1)).toContainText('2 dots from 2 people');
	await press(result.getByRole('button', { name: /^Choose .*template/i }));
	await expect(result.getByRole('listitem').first()).toContainText('Chosen by the team');
	await fits(ben.page, 'hour-6-result', [1440]);
	await fits(room, 'hour-6-room-result', [1920]);
	await press(ben.page.getByRole('button', { name: 'Close the result' }));

	/* Agree next steps, before everybody's eyes. */
	await command(ben.page, 'next phase');
	await expect(stripOf(cleo.page)).toContainText('Agree next steps');
	await command(ben.page, 'lead:');
	await expect(keys).toHaveCount(0);
	await command(ben.page, 'select nothing');
	await press(
		ben.page.getByRole('checkbox', { name: /^Select note: A template for the ten/ }),
		'Space'
	);
	await press(
		ben.page.getByRole('checkbox', { name: /^Select note: A template for renewals/ }),
		'Space'
	);
	await command(ben.page, 'experiment');
	const form = ben.page.getByRole('region', { name: 'Agreeing on an experiment' });
	await expect(form.getByLabel('What will you try?')).toHaveValue(/^A template/);
	const change = await form.getByLabel('What will you try?').inputValue();
	await press(form.getByRole('button', { name: 'Agree this experiment' }));
	await expect(form.getByText('Enter what you will measure')).toBeVisible();
	await expect(
		form.getByLabel('What will you measure?'),
		'the keys are where it lacks'
	).toBeFocused();
	await ben.page.keyboard.type('Letters that we answer within a week');
	await ben.page.keyboard.press('Tab');
	await ben.page.keyboard.type('40');
	await ben.page.keyboard.press('Tab');
	await ben.page.keyboard.type('80');
	await ben.page.keyboard.press('Tab');
	await ben.page.keyboard.type('%');
	await press(form.getByRole('button', { name: 'Four weeks' }));
	await tabTo(form.getByLabel('Who looks after it?'));
	await ben.page.keyboard.type('Cleo');
	await tabTo(form.getByLabel('Do you need permission?'));
	await ben.page.keyboard.type('No');
	const watched = cleo.page.getByRole('region', { name: 'Agreeing on an experiment' });
	await expect(watched).toContainText(
		'We will know by this whether it worked: Letters that we answer within a week, 40% today, 80% is what we hope for by'
	);
	await expect(watched).toContainText('Cleo looks after it.');
	await expect(watched).toContainText('We need nobody’s permission.');
	await expect(room.locator('.agreement')).toContainText('Letters that we answer within a week');
	await expect(room.getByText(/Cleo|Ben|Amina/)).toHaveCount(0);
	await expect.poll(async () => (await heard()).join()).toContain(`We will try this: ${change}`);
	await isGood(ben.page, 'hour-7-agree');
	await isGood(cleo.page, 'hour-7-watch');
	await fits(dan.page, 'hour-7-watch-phone', [360]);
	await fits(room, 'hour-7-room', [1920]);
	await press(form.getByRole('button', { name: 'Agree this experiment' }));
	await expect(form).toHaveCount(0);
	await expect(written(cleo.page, 'A template for renewals')).toContainText('Experiment');
	await expect(written(dan.page, 'A template for the ten')).toContainText('Experiment');

	/* Close, on the phone. */
	await command(ben.page, 'next phase');
	await expect(stripOf(cleo.page)).toContainText('Close');
	await amina.page.getByRole('button', { name: 'Lead' }).click();
	await lead.getByRole('link', { name: 'Close the conversation' }).click();
	await expect(amina.page.getByLabel('How many were in the room?')).toHaveValue('3');
	await expect(amina.page.getByLabel('How many took part from elsewhere?')).toHaveValue('1');
	await expect(
		amina.page.getByText('2 people on the board did not say where they are')
	).toBeVisible();
	await amina.page.getByLabel('How many were in the room?').fill('4');
	await amina.page.getByLabel('How many took part from elsewhere?').fill('2');
	await isGood(amina.page, 'hour-8-close');
	await amina.page.getByRole('button', { name: 'Close and keep the record' }).click();
	await expect(amina.page.getByText('4 in the room, 2 from elsewhere')).toBeVisible();
	await expect(amina.page.getByText('3 people voted, with 3 dots each.')).toBeVisible();
	await expect(amina.page.getByRole('row').nth(1)).toHaveText(/template.*Chosen\s*3\s*3/i);
	await expect(amina.page.getByRole('link', { name: change })).toBeVisible();
	await isGood(amina.page, 'hour-8-record');

	/* What was told to somebody who sees nothing of it. */
	const told = (await heard()).join('\n');
	for (const words of [
		'Set the scene. 6 minutes.',
		'Brainstorm. 10 minutes. Everybody writes on their own',
		'Revealed: ',
		'A vote is open',
		'The vote is closed',
		`Agreed: ${change}.`
	]) {
		expect(told).toContain(words);
	}
});

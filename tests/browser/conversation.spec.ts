import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { keys, thumb } from './hands.ts';
import { listen } from './listening.ts';
import { middleOf } from './places.ts';
import { expect, fits, isGood, isOpen, makeBoard, test } from './site.ts';
import type { Actor } from './site.ts';

/** The whole of it is kept, to be played back step by step. */
test.use({ trace: 'on' });

const inSecret = {
	cleo: ['Ask once for an address, and keep it', 'Answer by telephone where a sentence is enough'],
	dan: ['A template for the ten most common answers'],
	ben: ['One letter for the whole family'],
	eve: ['A template for renewals', 'No letter where nothing changed']
};
const built = 'and one for the ten rarest';

/** Comes in by the link or the code on the wall, and says where they are. */
async function comeIn(
	{ page, name }: Actor,
	{ link, remote }: { link: string; remote: boolean }
): Promise<void> {
	await page.goto(remote ? link : `${link}?in=room`);
	await page.getByLabel('Your name').fill(name);
	const place = page.getByLabel(remote ? 'Somewhere else' : 'In the room with others');
	if (remote) await place.check();
	await expect(place).toBeChecked();
	await page.getByRole('button', { name: 'Open the board' }).click();
	await isOpen(page);
}

for (const how of ['phone', 'keys'] as const) {
	test(`sixty minutes, led by one person with ${how === 'phone' ? 'a phone alone' : 'the keyboard alone'}: two elsewhere, one of them in the list; a phone of 360 px, two seats and a screen in the room`, async ({
		site
	}) => {
		test.setTimeout(300_000);
		const hands = how === 'phone' ? thumb : keys;
		const amina = await site.person('Amina', { phone: how === 'phone' });
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
		const room = await amina.context.newPage();
		await room.setViewportSize({ width: 1920, height: 1080 });

		const { page } = amina;
		const lead = page.getByRole('complementary', { name: 'Lead' });
		const push = (name: string | RegExp, within = lead) =>
			hands.push(within.getByRole('button', { name }).first());
		const unfold = (name: string | RegExp) =>
			hands.push(lead.locator('summary', { hasText: name }));
		const view = (name: string) => hands.push(page.getByRole('button', { name, exact: true }));
		const stripOf = (one: Page) => one.getByRole('region', { name: 'Run sheet' });
		const written = (one: Page, text: string) =>
			one.getByRole('listitem').filter({ hasText: text }).first();
		async function next(phase: string): Promise<void> {
			await push(phase === 'Set the scene' ? `Start: ${phase}` : `Next: ${phase}`);
			await expect(stripOf(cleo.page)).toContainText(phase);
		}
		/** Keeps a picture of what each of them sees. */
		async function look(phase: string): Promise<void> {
			await fits(page, `hour-${how}-${phase}-leader`, [how === 'phone' ? 375 : 1440]);
			await fits(ben.page, `hour-${how}-${phase}-laptop`, [1440]);
			await fits(dan.page, `hour-${how}-${phase}-phone`, [360]);
			await fits(room, `hour-${how}-${phase}-room`, [1920]);
		}

		/* People come in. */
		await view('Lead');
		await room.goto(`/room/${board}`);
		await comeIn(dan, { link, remote: false });
		await comeIn(cleo, { link, remote: true });
		await cleo.page.getByRole('button', { name: 'List', exact: true }).click();
		await comeIn(ben, { link, remote: true });
		await expect(room.getByText('4 people are here')).toBeVisible();
		await unfold('Seats');
		for (const name of ['Eve', 'Femi']) {
			await hands.write(lead.getByLabel('Name of the person'), name);
			await push('Add a seat');
			await expect(lead.getByRole('listitem').filter({ hasText: name })).toBeVisible();
		}
		await look('0-gathering');

		/* Set the scene. */
		await next('Set the scene');
		await expect(lead).toContainText('Every voice here counts as much as any other');
		await dan.page.getByRole('button', { name: 'Raise hand' }).tap();
		const [hand, aloud] = [lead.getByText('A hand is up: Dan'), lead.getByText('Read aloud')];
		await expect(hand).toBeVisible();
		expect((await middleOf(hand)).y, 'before what is read aloud').toBeLessThan(
			(await middleOf(aloud)).y
		);
		await look('1-scene');
		await dan.page.getByRole('button', { name: 'Hand is up' }).tap();
		await expect(hand).toHaveCount(0);

		/* Brainstorm: everybody on their own, Amina for a seat. */
		await next('Brainstorm');
		const box = (one: Page) => one.getByLabel('Write a note of your own');
		for (const [one, texts] of [
			[dan.page, inSecret.dan],
			[cleo.page, inSecret.cleo],
			[ben.page, inSecret.ben]
		] as const) {
			for (const text of texts) {
				await box(one).fill(text);
				await box(one).press('Enter');
			}
		}
		await push('Write for the seats');
		const seats = page.getByRole('region', { name: 'For the seats' });
		await expect(seats).toContainText('nobody but you sees this until it is revealed');
		for (const text of inSecret.eve) {
			await hands.write(seats.getByLabel('Write a note for Eve'), text);
			await push('Add', seats);
			await expect(seats.getByRole('list', { name: 'Written for Eve' })).toContainText(text);
		}
		await isGood(page, `hour-${how}-2-for-seats`);
		await push('Close the notes for seats', seats);
		await expect(stripOf(cleo.page)).toContainText('6 notes so far');
		await expect(room.getByText('6 notes so far')).toBeVisible();
		for (const one of [page, ben.page, dan.page, room]) {
			const all = await one.content();
			for (const text of inSecret.cleo) expect(all).not.toContain(text);
		}
		await dan.page.getByRole('button', { name: 'I’m ready' }).tap();
		await expect(stripOf(ben.page)).toContainText('1 of 4 ready');
		if (!(await lead.isVisible())) await view('Lead');
		await look('2-brainstorm');
		await unfold('Who is taking part');
		await expect(lead, 'beside two seats Dan alone is in the room').not.toContainText('3 people,');
		await isGood(page, `hour-${how}-2-balance`);

		/* Reveal, one and then all. */
		await next('Reveal');
		await expect(stripOf(ben.page), 'a new phase, nobody is ready').not.toContainText('of 4 ready');
		await push('Reveal one');
		await expect(room.locator('.one')).toBeVisible();
		await look('3-reveal-one');
		await push('Reveal all');
		await expect(room.locator('.one'), 'none alone any more').toHaveCount(0);
		for (const text of Object.values(inSecret).flat()) {
			await expect(room.getByText(text)).toBeVisible();
		}
		await dan.page.getByRole('button', { name: 'List', exact: true }).tap();
		for (const text of Object.values(inSecret).flat()) {
			await expect(written(dan.page, text)).toBeVisible();
		}
		await expect(written(cleo.page, 'A template for renewals')).toContainText('Eve');
		await written(dan.page, 'Ask once')
			.getByRole('button', { name: /^Change note/ })
			.tap();
		await expect(dan.page.getByRole('button', { name: 'I agree' }), 'thanks only').toHaveCount(0);
		await dan.page.getByRole('button', { name: 'thank you', exact: true }).tap();
		await dan.page.getByRole('button', { name: 'Done' }).tap();
		await expect(
			written(cleo.page, 'Ask once').getByRole('button', { name: /^thank you, 1/ })
		).toBeVisible();
		await look('3-reveal-all');

		/* Build on each other's ideas. */
		await next('Build');
		await cleo.page.getByRole('checkbox', { name: /^Select note: A template for the ten/ }).check();
		await cleo.page.getByRole('button', { name: 'Build on this' }).click();
		await cleo.page.keyboard.type(built);
		await cleo.page.getByRole('button', { name: 'Done' }).click();
		await expect(written(dan.page, built)).toBeVisible();
		await look('4-build');

		/* Group, by a suggestion. */
		await next('Group');
		await push('Suggest groups');
		const suggested = page.getByRole('region', { name: 'Suggested groups' });
		await push(/^Group .*template/i, suggested);
		await expect(cleo.page.getByRole('heading', { name: /template/i })).toBeVisible();
		await push('Close the suggestions', suggested);
		if (!(await lead.isVisible())) await view('Lead');
		await look('5-group');

		/* Vote: everybody for themselves, Amina for a seat. */
		await next('Vote');
		await unfold(/^Vote/);
		await push('Open the vote');
		const dots = (one: Page, text: RegExp) =>
			one
				.getByRole('button', { name: new RegExp(`^One dot more for ${text.source}`, 'i') })
				.first();
		const template = /.*template/;
		await dots(cleo.page, template).click();
		await dots(cleo.page, /Ask once/).click();
		await dots(dan.page, template).tap();
		await dots(dan.page, /No letter/).tap();
		await expect(dan.page.getByRole('region', { name: 'Vote: 1 of 3 dots left' })).toBeVisible();
		if (how === 'phone') await view('Lead');
		await hands.choose(page.getByLabel('Dots of'), 'Eve');
		await hands.push(dots(page, template));
		await expect(page.getByRole('region', { name: 'Vote: 2 of 3 dots left' })).toBeVisible();
		await hands.push(dots(page, /Ask once/));
		await expect(page.getByRole('region', { name: 'Vote: 1 of 3 dots left' })).toBeVisible();
		await isGood(page, `hour-${how}-6-vote-seat`);
		if (!(await lead.isVisible())) await view('Lead');
		await expect(lead).toContainText('3 people have voted');
		await look('6-vote');
		await push('Close the vote');
		if (how === 'phone') await view('Lead');
		const result = page.getByRole('region', { name: 'The result of the vote' });
		await push(/^Choose .*template/i, result);
		await expect(result.getByRole('listitem')).toContainText([
			/template.*3 dots from 3 people\. Chosen by the team/i,
			/Ask once.*2 dots from 2 people/,
			/No letter.*1 dot from 1 person/,
			...Array.from({ length: 3 }, () => /No dots/)
		]);
		await expect(result.getByRole('listitem')).toHaveCount(6);
		await look('6-result');
		await push('Close the result', result);

		/* Agree next steps, before everybody's eyes. */
		if (!(await lead.isVisible())) await view('Lead');
		await next('Agree next steps');
		await view('Lead');
		await view('List');
		await push(/^Make it an experiment: .*template/i, page.getByRole('main'));
		const form = page.getByRole('region', { name: 'Agreeing on an experiment' });
		await expect(form.getByLabel('What will you try?')).toHaveValue(/template/i);
		const change = await form.getByLabel('What will you try?').inputValue();
		await push('Agree this experiment', form);
		await expect(form.getByText('Enter what you will measure')).toBeVisible();
		await expect(form.getByLabel('What will you measure?'), 'it is where it lacks').toBeFocused();
		await hands.write(
			form.getByLabel('What will you measure?'),
			'Letters that we answer within a week'
		);
		await hands.write(form.getByLabel('What is it today?'), '40');
		await hands.write(form.getByLabel('What do you hope for?'), '80');
		await hands.write(form.getByLabel('Unit'), '%');
		await push('Four weeks', form);
		await hands.choose(form.getByLabel('Who looks after it?'), 'Cleo');
		await hands.choose(form.getByLabel('Do you need permission?'), 'No');
		const watched = cleo.page.getByRole('region', { name: 'Agreeing on an experiment' });
		await expect(watched).toContainText(
			'We will measure this to see whether it worked: Letters that we answer within a week. It is 40% today, and we hope for 80% by'
		);
		await expect(watched).toContainText('Cleo will look after it.');
		await expect(watched).toContainText('We do not need permission.');
		await expect(room.locator('.agreement')).toContainText('Letters that we answer within a week');
		await expect(room.getByText(/Cleo|Ben|Amina/)).toHaveCount(0);
		await expect.poll(async () => (await heard()).join()).toContain(`We will try this: ${change}`);
		await isGood(page, `hour-${how}-7-agree`);
		await isGood(cleo.page, `hour-${how}-7-watch`);
		await look('7-agree');
		await push('Agree this experiment', form);
		await expect(form).toHaveCount(0);
		for (const text of ['A template for renewals', 'A template for the ten']) {
			await expect(written(cleo.page, text)).toContainText('Experiment');
			await expect(written(dan.page, text)).toContainText('Experiment');
		}

		/* Close. */
		await view('Lead');
		await next('Close');
		await expect(room.getByRole('heading')).toHaveText('What we will try');
		await expect(room.getByRole('listitem')).toHaveText([change]);
		await look('8-close');
		await hands.push(lead.getByRole('link', { name: 'Close the conversation' }));
		const [inRoom, remote] = [
			page.getByLabel('How many were in the room?'),
			page.getByLabel('How many took part from elsewhere?')
		];
		await expect(inRoom, 'Dan, Eve and Femi').toHaveValue('3');
		await expect(remote, 'Ben and Cleo').toHaveValue('2');
		await expect(
			page.getByText('One person on the board did not say where they are')
		).toBeVisible();
		await hands.write(inRoom, '4');
		await isGood(page, `hour-${how}-8-closing`);
		await push('Close and keep the record', page.getByRole('main'));
		await expect(stripOf(ben.page)).toContainText('The conversation is closed');
		await look('9-closed');

		/* The record is right in every number. */
		await expect(page.getByText('4 in the room, 2 from elsewhere')).toBeVisible();
		await expect(page.getByText('Amina, Ben, Cleo, Dan, Eve, Femi')).toBeVisible();
		await expect(page.getByText('3 people voted, with 3 dots each.')).toBeVisible();
		await expect(page.getByRole('row')).toHaveText([
			/Dots/,
			/template.*Chosen\s*3\s*3$/i,
			/^\s*Ask once.*[^\d]2\s*2$/,
			/^\s*No letter.*[^\d]1\s*1$/,
			...Array.from({ length: 3 }, () => /[^\d]0\s*0$/)
		]);
		await expect(page.getByRole('link', { name: change })).toBeVisible();
		await isGood(page, `hour-${how}-9-record`);
		const download = page.waitForEvent('download');
		await hands.push(page.getByRole('link', { name: 'data (JSON)' }));
		const record = JSON.parse(await readFile(await (await download).path(), 'utf8')) as {
			zones: { notes: { text: string }[]; groups: { notes: { text: string }[] }[] }[];
		};
		const texts = record.zones.flatMap(({ notes, groups }) =>
			[...notes, ...groups.flatMap((group) => group.notes)].map(({ text }) => text)
		);
		expect([...new Set(texts)].sort()).toEqual([...Object.values(inSecret).flat(), built].sort());
		expect(texts).toHaveLength(7);
		expect(record).toMatchObject({ inRoom: 4, remote: 2 });

		/* What was told to somebody who sees nothing of it. */
		const told = (await heard()).join('\n');
		for (const words of [
			'Set the scene. 6 minutes.',
			'Brainstorm. 10 minutes. Everybody writes on their own',
			'Spotlight: ',
			'5 notes are revealed.',
			'A vote is open',
			'The vote is closed',
			`Agreed: ${change}.`,
			'The conversation is closed.'
		]) {
			expect(told).toContain(words);
		}
	});
}

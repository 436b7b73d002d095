import { listen } from './listening.ts';
import { note } from './places.ts';
import { expect, fits, isGood, isOpen, join, makeBoard, test } from './site.ts';

test('what whoever leads does is heard by whoever does not see it: time, reveals, a note in the spotlight, the freeze', async ({
	site
}) => {
	const amina = await site.person('Amina', { phone: true });
	const ben = await site.person('Ben');
	const heard = await listen(ben.page);
	const link = await makeBoard(amina, { title: 'Fewer letters' });
	await join(ben, link, 'list');
	const hears = (words: RegExp | string) =>
		expect.poll(async () => (await heard()).join('\n')).toMatch(words);
	const panel = amina.page.getByRole('complementary', { name: 'Lead' });
	const press = (name: string | RegExp) => panel.getByRole('button', { name }).tap();
	const strip = ben.page.getByRole('region', { name: 'Run sheet' });

	await amina.page.getByRole('button', { name: 'Lead' }).tap();
	await press('Start: Set the scene');
	await hears(/Set the scene\. 6 minutes\. Only facilitators change the board\./);
	await press('Pause');
	await hears(
		/The timer is paused\. 5 minutes \d+ seconds left\.|The timer is paused\. 6 minutes left\./
	);
	await fits(amina.page, 'lead-paused-phone', [375]);
	await press('One minute more');
	await hears(/Time added\. (6 minutes \d+ seconds|7 minutes) left\./);
	await press('One minute less');
	await hears(/Time taken off\. (5 minutes \d+ seconds|6 minutes) left\./);
	await press('Go on');
	await hears(/The timer is running again\./);

	await press('Next: Brainstorm');
	const own = ben.page.getByLabel('Write a note of your own');
	for (const text of ['Ask once', 'Answer at once', 'Fewer forms', 'Shorter forms']) {
		await own.fill(text);
		await own.press('Enter');
	}
	const inTheLight = async () => (await heard()).filter((words) => /^Spotlight: /.test(words));
	await isOpen(ben.page);
	await press('Next: Reveal');
	await press('Reveal one');
	await expect.poll(inTheLight).toHaveLength(1);
	await press('Reveal all');
	await hears('3 notes are revealed.');
	await expect(ben.page.getByRole('listitem').filter({ hasText: 'Ask once' })).toBeVisible();

	await press(/^Back$/);
	await expect(strip).toContainText('Brainstorm');
	await press(/^Take it back/);
	await expect(strip).toContainText('Reveal');
	await press('Freeze the board');
	await hears('The board is frozen.');
	await press('Unfreeze the board');
	await hears('The board is unfrozen. People can write again.');

	await amina.page.getByRole('button', { name: 'Lead' }).tap();
	await amina.page.getByRole('button', { name: 'List', exact: true }).tap();
	await amina.page.getByRole('checkbox', { name: 'Select note: Fewer forms' }).check();
	await amina.page.keyboard.press('Control+k');
	await amina.page.keyboard.type('this note in the spotlight');
	await amina.page.keyboard.press('Enter');
	await expect.poll(inTheLight).toHaveLength(2);
	expect((await inTheLight()).at(-1)).toBe('Spotlight: Fewer forms');
	await expect(
		ben.page.getByRole('listitem').filter({ hasText: 'Fewer forms' }),
		'the list has it too'
	).toContainText('In the spotlight: everybody is shown this note');
	await amina.page.keyboard.press('Control+k');
	await amina.page.keyboard.type('this note in the spotlight');
	await amina.page.keyboard.press('Enter');
	await expect(ben.page.getByText('In the spotlight: everybody is shown this note')).toHaveCount(0);
});

test('a group is tried as a whole, from the canvas by a key and from the list, under its own name', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Ben');
	const { page } = amina;
	const path = await makeBoard(amina, { title: 'Groups', blank: true });
	await join(ben, path, 'list');
	await page.keyboard.press('n');
	await page.keyboard.type('Ask once');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Answer at once');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Control+g');
	await page.keyboard.type('Shorter forms');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('option', { name: 'Group: Shorter forms, 2 notes' })).toBeFocused();
	await isGood(page, 'group-to-promote');
	await page.keyboard.press('e');
	const form = page.getByRole('region', { name: 'Agreeing on an experiment' });
	await expect(form.getByLabel('What will you try?')).toHaveValue('Shorter forms');
	await expect(form).toContainText('Ask once');
	await form.getByRole('button', { name: 'Drop' }).click();
	await expect(form).toHaveCount(0);

	await isGood(ben.page, 'list-group-to-promote');
	await ben.page.getByRole('button', { name: 'Make it an experiment: Shorter forms' }).click();
	await expect(ben.page.getByLabel('What will you try?')).toHaveValue('Shorter forms');
	await expect(ben.page.getByLabel('What do you believe, and why?')).toHaveValue(
		'Ask once\n\nAnswer at once'
	);
	await expect(note(page, /^Ask once/)).toHaveCount(1);
});

test('the person chooses what of others’ notes is read to them: never, or only where they are; phases are always told', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Ben');
	await ben.page.clock.install();
	const heard = await listen(ben.page);
	const link = await makeBoard(amina, { title: 'Fewer letters' });
	await join(ben, link, 'list');
	await amina.page.getByRole('button', { name: 'List', exact: true }).click();
	const list = ben.page;
	const write = async (zone: string, text: string): Promise<void> => {
		await amina.page.getByLabel(`Add a note to ${zone}`).fill(text);
		await amina.page.keyboard.press('Enter');
		await expect(list.getByRole('listitem').filter({ hasText: text })).toBeVisible();
		await list.clock.fastForward(16_000);
	};
	const choose = async (words: string): Promise<void> => {
		await list.getByText('Announcing other people’s changes').click();
		await list.getByLabel('Your screen reader announces them').selectOption(words);
		await list.getByText('Announcing other people’s changes').click();
	};
	const toldOfNotes = async () => (await heard()).filter((words) => /\d new note/.test(words));

	await write('Ideas', 'Ask once');
	await expect.poll(toldOfNotes).toHaveLength(1);
	await choose('never');
	await write('Ideas', 'Answer at once');
	await amina.page.getByRole('button', { name: 'Lead' }).click();
	const panel = amina.page.getByRole('complementary', { name: 'Lead' });
	await panel.getByText('All phases').click();
	await panel.getByRole('button', { name: 'Go to Build' }).click();
	await expect.poll(async () => (await heard()).join()).toMatch(/Build\. 8 minutes\./);
	expect(await toldOfNotes(), 'nothing of the second').toHaveLength(1);

	await choose('only in the zone where I am');
	await list.getByLabel('Add a note to Next steps').focus();
	await write('Ideas', 'Fewer forms');
	await write('Next steps', 'Try it in December');
	await expect.poll(toldOfNotes).toHaveLength(2);
	expect((await toldOfNotes()).at(-1)).toContain('1 new note, in “Next steps”.');
	await list.reload();
	await isOpen(list);
	await list.getByText('Announcing other people’s changes').click();
	await expect(list.getByLabel('Your screen reader announces them'), 'it is kept').toHaveValue(
		'zone'
	);
});

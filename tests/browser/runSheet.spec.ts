import { expect, fits, isGood, isOpen, join, makeBoard, signIn, test } from './site.ts';
import { note } from './places.ts';

test('a first-time facilitator leads through the phases, and everybody knows what they may do', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Ben');
	const link = await makeBoard(amina, { title: 'Fewer letters', question: 'What could we stop?' });
	await join(ben, link);
	const strip = ben.page.getByRole('region', { name: 'Run sheet' });
	await expect(strip).toContainText('Not started yet');
	await amina.page.keyboard.press('Shift+R');
	const panel = amina.page.getByRole('complementary', { name: 'Lead' });
	await expect(panel).toContainText('Not started yet');
	await isGood(amina.page, 'run-not-started');

	await panel.getByRole('button', { name: 'Start: Set the scene' }).click();
	await expect(strip).toContainText('Set the scene');
	await expect(strip).toContainText('Only facilitators change the board');
	await expect(strip.getByRole('timer')).toContainText(/5:\d\d|6:00/);
	await expect(panel).toContainText('Every voice here counts as much');
	await expect(strip).not.toContainText('Every voice');
	await isGood(amina.page, 'run-scene-leads');
	await isGood(ben.page, 'run-scene');
	await ben.page.keyboard.press('n');
	await expect(ben.page.getByRole('status').filter({ hasText: 'In “Set the scene”' })).toHaveText(
		/In “Set the scene” only facilitators can write/
	);
	await expect(note(ben.page, /./), 'three zones and no note').toHaveCount(3);

	await panel.getByRole('button', { name: 'Next: Brainstorm' }).click();
	await expect(strip).toContainText('Brainstorm');
	await expect(
		ben.page.getByRole('option', { name: /Zone: Ideas.*in the spotlight/ })
	).toBeVisible();
	await expect(strip).toContainText('nobody sees it before it is revealed');
	const own = ben.page.getByRole('region', { name: 'Your own notes' });
	await expect(own).toBeVisible();
	await ben.page.keyboard.press('n');
	await ben.page.keyboard.type('A template for the ten most common answers');
	await ben.page.keyboard.press('Enter');
	await ben.page.keyboard.type('Ask once for each address');
	await ben.page.keyboard.press('Enter');
	await expect(own.getByRole('textbox', { name: 'Your note 1' })).toHaveValue(/^A template/);
	await own
		.getByRole('textbox', { name: 'Your note 2' })
		.fill('Ask once for an address, and keep it');
	await expect(panel).toContainText('2 notes written so far');
	await isOpen(ben.page);
	await isGood(ben.page, 'run-brainstorm');
	await isGood(amina.page, 'run-brainstorm-leads');
	await expect(amina.page.getByText('Ask once')).toHaveCount(0);
	await amina.page.mouse.dblclick(600, 400);
	await expect(
		amina.page
			.getByRole('status')
			.filter({ hasText: 'everybody, including you, writes on their own' })
	).toHaveCount(1);
	await expect(amina.page.getByLabel('Write a note of your own')).toBeFocused();
	await expect(note(amina.page, /yellow note/), 'nobody makes one').toHaveCount(0);

	await panel.getByRole('button', { name: 'Next: Reveal' }).click();
	await expect(strip).toContainText('Reveal');
	await expect(panel).toContainText('2 notes wait to be revealed');
	await expect(
		ben.page.getByRole('region', { name: 'Some of your notes are not revealed' })
	).toBeVisible();
	await isGood(ben.page, 'run-not-revealed');
	await panel.getByRole('button', { name: /^Take it back/ }).click();
	await expect(strip).toContainText('Brainstorm');
	await panel.getByRole('button', { name: 'Next: Reveal' }).click();
	await panel.getByRole('button', { name: 'Reveal one' }).click();
	await expect(ben.page.getByRole('option', { name: /note by Ben/ })).toHaveCount(1);
	await isGood(amina.page, 'run-reveal-one');
	await panel.getByRole('button', { name: 'Reveal all' }).click();
	await expect(note(ben.page, /^A template for the ten .* by Ben/)).toBeVisible();
	await expect(note(amina.page, /^Ask once for an address, and keep it/)).toBeVisible();
	await expect(ben.page.getByRole('region', { name: /not revealed|own notes/ })).toHaveCount(0);
	await isGood(amina.page, 'run-revealed');

	await panel.getByRole('button', { name: 'Pause' }).click();
	await expect(strip.getByRole('timer')).toContainText('paused');
	const stopped = await strip.getByRole('timer').textContent();
	await panel.getByRole('button', { name: 'One minute more' }).click();
	await expect(strip.getByRole('timer')).not.toHaveText(stopped ?? '');
	await panel.getByText('All phases').click();
	await panel.getByRole('button', { name: 'Go to Group' }).click();
	await expect(strip).toContainText('Everybody can move and group notes; only facilitators write');
	await fits(amina.page, 'run-all-phases', [1440, 375]);
});

test('the run sheet is changed on a page that needs no script, and the board follows', async ({
	site,
	browser
}) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Ben');
	const link = await makeBoard(amina, { title: 'Fewer letters' });
	await join(ben, link);
	await amina.page.getByRole('link', { name: 'Back to the conversation' }).click();
	await amina.page.getByRole('link', { name: 'Run sheet: 8 phases' }).click();
	await expect(amina.page.getByText('8 phases, 60 minutes in all')).toBeVisible();
	await isGood(amina.page, 'run-sheet');
	const address = new URL(amina.page.url()).pathname;
	await ben.page.goto(address);
	await expect(ben.page.getByRole('heading', { name: 'Page not found' })).toBeVisible();

	const plain = await browser.newContext({ baseURL: site.base, javaScriptEnabled: false });
	await plain.addCookies(await amina.context.cookies());
	const page = await plain.newPage();
	await page.goto(address);
	await page.getByRole('button', { name: 'Remove Close' }).click();
	await page.getByRole('button', { name: 'Earlier Build' }).click();
	await expect(page.getByRole('heading', { level: 2 })).toContainText([
		'1. Set the scene',
		'2. Brainstorm',
		'3. Build',
		'4. Reveal'
	]);
	await page.getByRole('link', { name: 'Change Brainstorm' }).click();
	await page.getByLabel('Minutes').fill('five');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('alert')).toContainText('Minutes must be a whole number, like 8');
	await expect(page.getByLabel('Minutes')).toHaveValue('five');
	await page.getByLabel('Minutes').fill('5');
	await page.getByLabel('What you read aloud').fill('One idea a note, please.');
	await page.getByLabel('Zone in the spotlight').selectOption('Next steps');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('7 phases, 52 minutes in all')).toBeVisible();
	await plain.close();

	await amina.page.goto(`${address}/new`);
	await isGood(amina.page, 'run-sheet-phase');
	await amina.page.getByLabel('Name').fill('Donaudampfschifffahrtsgesellschaft, ganz ohne Eile');
	await amina.page.getByRole('button', { name: 'Save' }).click();
	await amina.page.getByRole('button', { name: 'Open the board' }).click();
	await amina.page.getByRole('button', { name: 'Lead' }).click();
	const panel = amina.page.getByRole('complementary', { name: 'Lead' });
	await panel.getByText('All phases').click();
	await panel.getByRole('button', { name: 'Go to Donau' }).click();
	await expect(panel.getByRole('button', { name: 'End the run sheet' })).toBeVisible();
	await fits(amina.page, 'run-long-name', [1440, 375]);
	await panel.getByRole('button', { name: 'Go to Brainstorm' }).click();
	await expect(panel).toContainText('One idea a note, please.');
	await amina.page.goto(address);
	await amina.page.getByRole('button', { name: 'Remove Brainstorm' }).click();
	await expect(amina.page.getByRole('alert')).toContainText('This phase is running.');
});

test('leading is handed on, and done by keyboard alone', async ({ site }) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Ben');
	const link = await makeBoard(amina, { title: 'Fewer letters' });
	await join(ben, link, 'list');
	await expect(ben.page.getByRole('button', { name: 'Lead' })).toHaveCount(0);
	await amina.page.getByRole('button', { name: 'Lead' }).click();
	const panel = amina.page.getByRole('complementary', { name: 'Lead' });
	await panel.getByText('Who leads').click();
	await panel.getByRole('button', { name: 'Let lead Ben' }).click();
	await expect(panel).toContainText('Ben also leads');

	const { keyboard } = ben.page;
	async function command(words: string): Promise<void> {
		await keyboard.press('Control+k');
		await keyboard.type(words);
		await keyboard.press('Enter');
	}
	await expect(ben.page.getByRole('button', { name: 'Lead' })).toBeVisible();
	const strip = ben.page.getByRole('region', { name: 'Run sheet' });
	await command('next phase');
	await expect(strip).toContainText('Set the scene');
	await command('next phase');
	await expect(strip).toContainText('Brainstorm');
	await expect(ben.page.getByRole('heading', { name: /^Ideas Now/ })).toBeVisible();
	await command('pause');
	await expect(strip.getByRole('timer')).toContainText('paused');
	await command('undo the last step');
	await expect(strip).toContainText('Set the scene');
	await command('lead');
	await isGood(ben.page, 'run-list-leads');
	await panel.getByRole('button', { name: 'Stop leading Ben' }).click();
	await expect(ben.page.getByRole('button', { name: 'Lead' })).toHaveCount(0);
	await expect(ben.page.getByRole('complementary', { name: 'Lead' })).toHaveCount(0);
});

test('V7 what one writes on one’s own without a line is kept, over a reload, and sent later', async ({
	site
}) => {
	const line = await site.line();
	const amina = await site.person('Amina');
	const ben = await site.person('Ben', { base: `http://127.0.0.1:${line.port}`, phone: true });
	const link = await makeBoard(amina, { title: 'Fewer letters' });
	await join(ben, link, 'list');
	await amina.page.getByRole('button', { name: 'Lead' }).click();
	const panel = amina.page.getByRole('complementary', { name: 'Lead' });
	await panel.getByText('All phases').click();
	await panel.getByRole('button', { name: 'Go to Brainstorm' }).click();
	const own = ben.page.getByRole('region', { name: 'Your own notes' });
	await own.getByLabel('Write a note of your own').fill('Saved at once');
	await own.getByRole('button', { name: 'Add' }).click();
	await isOpen(ben.page);
	await fits(ben.page, 'run-own-phone', [375, 320]);
	await ben.page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	line.cut();
	await own.getByLabel('Write a note of your own').fill('Written on the train');
	await own.getByRole('button', { name: 'Add' }).click();
	await expect(ben.page.getByTestId('save-state')).toContainText('kept on this device');
	await ben.page.reload();
	await expect(own.getByRole('textbox', { name: 'Your note 1' })).toHaveValue(
		'Written on the train'
	);
	line.heal();
	await expect(panel).toContainText('2 notes written so far');
	await isOpen(ben.page);

	line.cut();
	await own.getByLabel('Write a note of your own').fill('Too late');
	await own.getByRole('button', { name: 'Add' }).click();
	await expect(ben.page.getByTestId('save-state')).toContainText('kept on this device');
	await panel.getByRole('button', { name: 'Next: Reveal' }).click();
	await panel.getByRole('button', { name: 'Reveal all' }).click();
	await panel.getByRole('button', { name: 'Next: Build' }).click();
	line.heal();
	const late = ben.page.getByRole('region', { name: 'One of your notes is not revealed' });
	await expect(late).toContainText('The time for writing on your own is over');
	await fits(ben.page, 'run-too-late', [375]);
	await late.getByRole('button', { name: 'Put on the board Too late' }).click();
	await expect(late).toHaveCount(0);
	await expect(note(amina.page, /^Too late/)).toBeVisible();
	await expect(note(amina.page, /^Written on the train/)).toBeVisible();
});

test('a team saves a run sheet with its zones, and begins its next conversation with it', async ({
	site
}) => {
	const { page } = await site.person('Olu');
	await signIn(page, 'olu.adeyemi@example.gov.uk', 'Olu Adeyemi');
	await page.goto('/teams/new');
	await page.getByLabel('Name of the team').fill('Casework North');
	// Until the page has come alive it is a list to choose from.
	const department = page.getByRole('combobox', { name: 'Department or agency' });
	await department.and(page.locator('input')).fill('home off');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Create the team' }).click();
	await expect(page.getByRole('heading', { name: 'Casework North' })).toBeVisible();
	await page.goto('/conversations/new');
	await page.getByLabel('Title').fill('The first one');
	await page.getByLabel('Start, stop, continue').check();
	await page.getByLabel('Team', { exact: true }).selectOption({ label: 'Casework North' });
	await page.getByRole('button', { name: 'Start the conversation' }).click();
	await isOpen(page);
	await page.getByRole('link', { name: 'Back to the conversation' }).click();
	await page.getByRole('link', { name: /^Run sheet: 9 phases/ }).click();
	await page.getByRole('button', { name: 'Remove Close' }).click();
	await page.getByText('Save it for the team').click();
	await page.getByRole('button', { name: 'Save for the team' }).click();
	await expect(page.getByRole('alert')).toContainText('Enter a name of 80 characters or fewer');
	await page.getByLabel('Name').fill('Our Monday round');
	await page.getByRole('button', { name: 'Save for the team' }).click();
	await expect(page.getByRole('status')).toContainText('Saved as “Our Monday round”');
	await isGood(page, 'run-sheet-saved');

	await page.goto('/conversations/new');
	await page.getByLabel('Title').fill('The second one');
	await page.getByLabel('Our Monday round').check();
	await isGood(page, 'conversation-new-saved');
	await page.getByRole('button', { name: 'Start the conversation' }).click();
	await isOpen(page);
	await expect(page.getByRole('option', { name: /^Zone: Start/ })).toBeVisible();
	await page.getByRole('link', { name: 'Back to the conversation' }).click();
	await page.getByRole('link', { name: /^Run sheet: 8 phases/ }).click();
	await expect(page.getByText('Spotlight: Next steps')).toBeVisible();
	const stranger = await site.person('Eve');
	await stranger.page.goto('/conversations/new');
	await expect(stranger.page.getByText('Our Monday round')).toHaveCount(0);
});

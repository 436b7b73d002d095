import type { Page } from '@playwright/test';
import { daysFromNow, fillDate } from './dates.ts';
import { expect, isGood, isOpen, join, makeBoard, signIn, test } from './site.ts';
import type { Site } from './site.ts';

/** Makes a team in a department, of which one is then the facilitator. */
async function makeTeam(page: Page, name: string, department: string): Promise<void> {
	await page.goto('/teams/new');
	await page.getByLabel('Name of the team').fill(name);
	// Not by its role alone, which the select has that it takes the place of.
	await page.locator('input[role="combobox"]').fill(department);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Create the team' }).click();
	await expect(page.getByRole('heading', { name })).toBeVisible();
}

for (const phone of [false, true]) {
	test(`from a note to a case study that another department takes up${phone ? ', on a phone' : ''}`, async ({
		site
	}) => {
		test.setTimeout(180_000);
		await goThroughTheChain(site, { phone });
	});
}

async function goThroughTheChain(site: Site, { phone }: { phone: boolean }): Promise<void> {
	// Each screen is looked at in all widths once.
	const look = phone ? (): Promise<void> => Promise.resolve() : isGood;
	const amina = await site.person('Amina Rahman', { phone });
	const { page } = amina;
	await signIn(page, `amina.rahman${phone ? '.phone' : ''}@example.gov.uk`, 'Amina Rahman');
	await makeTeam(page, 'Licence letters', 'driver and veh');
	await page.getByRole('button', { name: 'Start a conversation' }).click();
	await page.getByLabel('Title').fill('Fewer calls about renewals');
	await page.getByLabel('Question for the team').fill('What makes people call us?');
	await page.getByRole('button', { name: 'Start the conversation' }).click();
	await isOpen(page);
	const board = new URL(page.url()).pathname;
	await page.getByRole('button', { name: 'Share' }).click();
	const link = new URL(await page.getByLabel('Link', { exact: true }).inputValue()).pathname;
	await page.keyboard.press('Escape');

	const ben = await site.person('Ben Okafor', { phone });
	await join(ben, link, 'list');
	await ben.page.getByLabel('Add a note to Ideas').fill('Put the deadline in the first line');
	await ben.page.keyboard.press('Enter');
	await ben.page.getByLabel('Add a note to Ideas').fill('Say in plain words what happens next');
	await ben.page.keyboard.press('Enter');
	await isOpen(ben.page);

	if (phone) {
		await page.getByRole('button', { name: 'Change note: Put the deadline' }).click();
		await page.getByRole('button', { name: 'Make it an experiment' }).click();
		await page.getByText('It comes from one note: change').click();
		await page.getByRole('checkbox', { name: 'Say in plain words' }).check();
		await page
			.getByLabel('What do you believe, and why?')
			.fill('Say in plain words what happens next');
	} else {
		await page.getByRole('option', { name: /^Put the deadline in the first line/ }).click();
		await page.getByRole('option', { name: /^Say in plain words/ }).click({ modifiers: ['Shift'] });
		await page.getByRole('button', { name: 'Make it an experiment' }).click();
	}
	await expect(page.getByRole('heading', { name: 'Make it an experiment' })).toBeVisible();
	await expect(page.getByLabel('What will you try?')).toHaveValue(
		'Put the deadline in the first line'
	);
	await expect(page.getByLabel('What do you believe, and why?')).toHaveValue(
		'Say in plain words what happens next'
	);
	await page.getByRole('button', { name: 'Agree this experiment' }).click();
	const alert = page.getByRole('alert');
	await expect(alert).toContainText('Enter what you will measure');
	await expect(alert).toContainText('Enter the date you start the test');
	await look(page, 'experiment-new-mistakes');
	await page.getByLabel('What will you measure?').fill('Calls about renewals');
	await page.getByLabel('Unit').fill('calls a week');
	await page.getByLabel('What is it today?').fill('about 40');
	await page.getByLabel('What do you hope for?').fill('20');
	await fillDate(page, 'When will you know?', daysFromNow(30));
	await fillDate(page, 'From', daysFromNow(-14));
	await fillDate(page, 'To', daysFromNow(28));
	await page.getByLabel('No, we can just do it').check();
	await page.getByRole('button', { name: 'Agree this experiment' }).click();
	await expect(alert).toContainText('Enter a number');
	await page.getByLabel('What is it today?').fill('40');
	await page.getByRole('button', { name: 'Agree this experiment' }).click();
	await expect(page.getByRole('button', { name: 'Start the test' })).toBeVisible();
	const experiment = new URL(page.url()).pathname;
	await look(page, 'experiment-agreed');
	const dates = page.getByRole('link', { name: 'Put the dates in your calendar' });
	const calendar = await page.request.get((await dates.getAttribute('href')) ?? '');
	expect(calendar.headers()['content-type']).toBe('text/calendar; charset=utf-8');
	expect(await calendar.text()).toMatch(/^SUMMARY:First check-in: Put the deadline/m);

	const note = ben.page.getByRole('listitem').filter({ hasText: /^\s*Put the deadline/ });
	await expect(note.getByRole('link'), 'the note on his open board').toHaveText(
		/^Experiment: Agreed/
	);
	await page.getByRole('button', { name: 'Start the test' }).click();
	await expect(page.getByRole('button', { name: 'Add a check-in' })).toBeVisible();
	await expect(note.getByRole('link')).toHaveText(/^Experiment: Running/);

	await page.getByLabel('Value, in calls a week').fill('much');
	await page.getByRole('button', { name: 'Add to the log' }).click();
	await expect(alert).toContainText('Enter the value as a number');
	await fillDate(page, 'Day', daysFromNow(-7));
	await page.getByLabel('Value, in calls a week').fill('33');
	await page.getByLabel('What happened?').fill('The new letter went out on Monday.');
	await page.getByRole('button', { name: 'Add to the log' }).click();
	await expect(page.getByRole('cell', { name: '33', exact: true })).toBeVisible();
	await page.getByLabel('Value, in calls a week').fill('24');
	await page.getByRole('button', { name: 'Add to the log' }).click();
	await expect(page.getByRole('cell', { name: '24', exact: true })).toBeVisible();
	await look(page, 'experiment-running');
	await page.goto(`${experiment}/edit`);
	await expect(page.getByLabel('What will you measure?'), 'the measure stands').toHaveCount(0);
	await page.goto('/');
	await expect(page.getByRole('link', { name: /^Add a check-in/ })).toBeVisible();
	await look(page, 'home-with-next-steps');

	await page.goto(`${experiment}/outcome`);
	await page.getByRole('button', { name: 'Record the outcome' }).click();
	await expect(alert).toContainText('Choose how it went');
	await look(page, 'outcome-mistakes');
	await page.getByLabel('Partly worked').check();
	await page.getByLabel('What did you learn?').fill('People look for one date, and nothing else.');
	await page.getByLabel('What would you do differently?').fill('Change the envelope as well.');
	await page.getByRole('button', { name: 'Record the outcome' }).click();
	await expect(page.getByText('People look for one date')).toBeVisible();
	await expect(note.getByRole('link')).toHaveText(/^Experiment: Partly worked/);
	await look(page, 'experiment-finished');
	const over = await page.request.get(`${experiment}/calendar.ics`);
	expect(over.status(), 'no dates are ahead').toBe(404);

	await page.getByRole('button', { name: 'Tell others: write a case study' }).click();
	await expect(page.getByRole('heading', { name: 'Write the case study' })).toBeVisible();
	await look(page, 'case-study-parts');
	await page
		.getByRole('link', { name: 'Check your answers' })
		.or(page.getByRole('button', { name: 'Check your answers' }))
		.click();
	await page.getByRole('button', { name: 'Publish' }).click();
	await expect(alert).toContainText('Enter a summary');
	await look(page, 'case-study-incomplete');
	await alert.getByRole('link', { name: 'Enter a summary' }).click();
	await page.getByLabel('Title').fill('The deadline in the first line cut our calls');
	await page.getByLabel('In one or two sentences').fill('One sentence moved up, and calls fell.');
	await page.getByLabel('Services to the public').check();
	await page.getByRole('button', { name: 'Save and continue' }).click();
	await alertless(page);
	await page.getByRole('link', { name: 'Change The problem' }).click();
	await page.getByLabel('The problem').fill('People called to ask for their deadline.');
	await page.getByRole('button', { name: 'Save and continue' }).click();
	await page.getByRole('link', { name: 'Change Who can read it?' }).click();
	await page.getByLabel('Everybody').check();
	await page.getByLabel('Who to ask').fill('licence.letters@example.gov.uk');
	await look(page, 'case-study-part');
	await page.getByRole('button', { name: 'Save and continue' }).click();
	await look(page, 'case-study-check');
	await page.getByRole('button', { name: 'Publish' }).click();
	await expect(
		page.getByRole('heading', { level: 1, name: 'The deadline in the first line cut our calls' })
	).toBeVisible();
	const caseStudy = new URL(page.url()).pathname;
	await look(page, 'case-study');

	const cleo = await site.person('Cleo Marsh', { phone });
	await cleo.page.goto('/case-studies');
	await cleo.page.getByLabel('Search for').fill('dedline submarine');
	await cleo.page.getByRole('button', { name: 'Search' }).click();
	await expect(cleo.page.getByText('Nothing found')).toBeVisible();
	await look(cleo.page, 'case-studies-none');
	await cleo.page.getByLabel('Search for').fill('dedline');
	await cleo.page.getByLabel('Outcome').selectOption('Partly worked');
	await cleo.page.getByRole('button', { name: 'Search' }).click();
	await look(cleo.page, 'case-studies-found');
	await cleo.page.getByRole('link', { name: 'The deadline in the first line' }).click();
	await cleo.page.getByRole('button', { name: 'Try this in our team' }).click();
	await expect(cleo.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	await signIn(cleo.page, `cleo.marsh${phone ? '.phone' : ''}@example.gov.uk`, 'Cleo Marsh');
	await cleo.page.goto(`${caseStudy}/try`);
	await expect(cleo.page.getByText('You are not in a team yet')).toBeVisible();
	await makeTeam(cleo.page, 'Visitor passes', 'cabinet');
	await cleo.page.goto(`${caseStudy}/try`);
	await look(cleo.page, 'case-study-try');
	await cleo.page.getByRole('button', { name: 'Make a draft' }).click();
	await expect(cleo.page.getByText('Adopted from the case study')).toBeVisible();
	await look(cleo.page, 'experiment-draft');
	const adopted = new URL(cleo.page.url()).pathname;
	await page.goto(caseStudy);
	await expect(page.getByText('1 team is preparing to try it.')).toBeVisible();
	await cleo.page.getByRole('button', { name: 'Complete it' }).click();
	await expect(cleo.page.getByLabel('What will you measure?')).toHaveValue('Calls about renewals');
	await cleo.page.getByLabel('What is it today?').fill('1,200');
	await cleo.page.getByLabel('What do you hope for?').fill('900');
	await fillDate(cleo.page, 'When will you know?', daysFromNow(60));
	await fillDate(cleo.page, 'From', daysFromNow(7));
	await fillDate(cleo.page, 'To', daysFromNow(50));
	await cleo.page.getByLabel('No, we can just do it').check();
	await cleo.page.getByRole('button', { name: 'Agree this experiment' }).click();
	await expect(cleo.page.getByText('1,200 calls a week')).toBeVisible();
	await page.goto(caseStudy);
	const family = page.getByRole('region', { name: 'Taken up by 1 team' });
	await expect(family).toContainText('Visitor passes, Cabinet Office');
	await expect(family).toContainText('Agreed');

	const stranger = await site.person('Sid');
	const hidden = [
		experiment,
		`${experiment}/edit`,
		`${experiment}/outcome`,
		adopted,
		`${adopted}/calendar.ics`,
		`${caseStudy}/edit`,
		`${caseStudy}/edit/title`,
		`${caseStudy}/check`,
		`${board}/experiments/new`
	];
	for (const path of hidden) {
		const answer = await stranger.page.goto(path);
		expect(answer?.status(), path).toBe(404);
		expect(await answer?.text(), path).not.toContain('renewals');
	}
	for (const path of [experiment, `${caseStudy}/edit`, `${caseStudy}/check`]) {
		expect((await cleo.page.goto(path))?.status(), `${path} for a colleague`).toBe(404);
	}
	const open = await stranger.page.goto(caseStudy);
	expect(open?.status(), 'a case study for everybody is open to everybody').toBe(200);

	await page.getByRole('button', { name: 'Unpublish it' }).click();
	await expect(page.getByRole('heading', { name: 'Write the case study' })).toBeVisible();
	expect((await stranger.page.goto(caseStudy))?.status(), 'unpublished').toBe(404);
	expect(await (await stranger.page.goto('/case-studies?q=deadline'))?.text()).not.toContain(
		'cut our calls'
	);
}

async function alertless(page: Page): Promise<void> {
	await expect(page.getByRole('heading', { name: 'Check your answers' })).toBeVisible();
	await expect(page.getByRole('alert')).toHaveCount(0);
}

test('of two who edit an experiment at once the second is told, and loses nothing', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const path = await makeBoard(amina, { title: 'At once', blank: true });
	const ben = await site.person('Ben Okafor');
	await join(ben, path, 'list');
	await ben.page.getByLabel('Add a note').fill('Stand-up at ten');
	await ben.page.keyboard.press('Enter');
	const { page } = ben;
	await page.getByRole('button', { name: 'Change note: Stand-up at ten' }).click();
	await page.getByRole('button', { name: 'Make it an experiment' }).click();
	await expect(page.getByLabel('What will you try?')).toHaveValue('Stand-up at ten');
	await page.getByRole('button', { name: 'Save as a draft' }).click();
	await expect(page.getByRole('heading', { name: 'What is known so far' })).toBeVisible();
	const experiment = new URL(page.url()).pathname;

	await page.goto(`${experiment}/edit`);
	await amina.page.goto(`${experiment}/edit`);
	await page.route('**/edit', (route) => route.abort());
	await page.getByLabel('Who does it affect?').fill('Nobody yet');
	await page.getByRole('button', { name: 'Save as a draft' }).click();
	await expect(page.getByRole('alert')).toContainText('This was not saved');
	await expect(page.getByLabel('Who does it affect?')).toHaveValue('Nobody yet');
	await page.unroute('**/edit');
	await amina.page.getByLabel('What is the problem?').fill('We start at different times.');
	await amina.page.getByRole('button', { name: 'Save as a draft' }).click();
	await expect(amina.page.getByText('We start at different times.')).toBeVisible();
	await page.getByLabel('Who does it affect?').fill('All of us');
	await page.getByRole('button', { name: 'Save as a draft' }).click();
	const told = page.getByRole('alert');
	await expect(told).toContainText('Somebody else changed this while you were writing');
	await expect(told).toContainText('We start at different times.');
	await expect(page.getByLabel('Who does it affect?')).toHaveValue('All of us');
	await isGood(page, 'experiment-changed-meanwhile');
	await page.getByLabel('What is the problem?').fill('We start at different times.');
	await page.getByRole('button', { name: 'Save as a draft' }).click();
	await expect(page.getByText('All of us')).toBeVisible();
	await expect(page.getByText('We start at different times.')).toBeVisible();
	await page.goto(experiment);
	await amina.page.goto(`${experiment}/edit`);
	await amina.page.getByLabel('What is the problem?').fill('We start apart.');
	await amina.page.getByRole('button', { name: 'Save as a draft' }).click();
	await expect(amina.page.getByText('We start apart.')).toBeVisible();
	await page.getByText('Delete this draft').click();
	await page.getByRole('button', { name: 'Yes, delete it for good' }).click();
	await expect(page.getByRole('alert'), 'it is not what he looked at').toContainText(
		'Somebody else has changed this experiment'
	);
	await page.goto(experiment);
	await page.getByText('Delete this draft').click();
	await page.getByRole('button', { name: 'Yes, delete it for good' }).click();
	await isOpen(page);
	expect((await amina.page.goto(experiment))?.status()).toBe(404);
});

test('without JavaScript an experiment is made, run and ended', async ({ browser, site }) => {
	const amina = await site.person('Amina Rahman');
	await makeBoard(amina, { title: 'Without scripts', blank: true });
	await amina.page.keyboard.press('n');
	await amina.page.keyboard.type('Walk while we talk');
	await amina.page.keyboard.press('Escape');
	await isOpen(amina.page);
	const context = await browser.newContext({
		baseURL: site.base,
		javaScriptEnabled: false,
		storageState: await amina.context.storageState()
	});
	const page = await context.newPage();
	await page.goto(`${new URL(amina.page.url()).pathname}/experiments/new`);
	await page.getByText('Choose the notes it comes from').click();
	await page.getByLabel('Walk while we talk').check();
	await page.getByLabel('What will you try?').fill('Walk while we talk');
	await page.getByLabel('What will you measure?').fill('Length of our planning');
	await page.getByLabel('Unit').fill('minutes');
	await page.getByLabel('What is it today?').fill('60');
	await page.getByLabel('What do you hope for?').fill('45');
	await fillDate(page, 'When will you know?', daysFromNow(0));
	await fillDate(page, 'From', daysFromNow(0));
	await fillDate(page, 'To', daysFromNow(0));
	await page.getByLabel('Yes').check();
	await page.getByLabel('Whose, and for what?').fill('The caretaker, for the garden');
	await page.getByRole('button', { name: 'Agree this experiment' }).click();
	await page.getByRole('button', { name: 'Start the test' }).click();
	await page.getByLabel('Value, in minutes').fill('50');
	await page.getByRole('button', { name: 'Add to the log' }).click();
	await expect(page.getByRole('cell', { name: '50', exact: true })).toBeVisible();
	await amina.page.goto(page.url());
	await expect(
		amina.page.getByRole('img', { name: /^Chart of Length of our planning/ }),
		'a test of one day, with scripts'
	).toBeVisible();
	await amina.page.waitForLoadState('networkidle');
	await page.getByRole('button', { name: 'Record the outcome' }).click();
	await page.getByLabel('Cannot tell').check();
	await page.getByLabel('What did you learn?').fill('It rained.');
	await page.getByRole('button', { name: 'Record the outcome' }).click();
	await expect(page.getByText('It rained.')).toBeVisible();
	await expect(page.getByText('Needed: The caretaker, for the garden')).toBeVisible();
	await context.close();
});

test('an idea is tried in two ways: its note, its line and each experiment lead to the other', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	const { page } = amina;
	await makeBoard(amina, { title: 'Two ways', blank: true });
	const board = new URL(page.url()).pathname;
	await page.keyboard.press('n');
	await page.keyboard.type('Walk while we talk');
	await page.keyboard.press('Escape');
	await isOpen(page);
	for (const way of ['Walk on Mondays', 'Walk when it is dry']) {
		await page.keyboard.press('e');
		await page.getByLabel('What will you try?').fill(way);
		await page.getByRole('button', { name: 'Save as a draft' }).click();
		await expect(page.getByRole('heading', { name: 'What is known so far' })).toBeVisible();
		await page.goto(board);
		await isOpen(page);
		await page.getByRole('option', { name: /^Walk while we talk/ }).click();
	}
	await expect(page.getByRole('option', { name: /, 2 experiments in all/ })).toBeVisible();
	await page.getByRole('button', { name: '2 experiments' }).click();
	const menu = page.getByRole('list', { name: 'Experiments from this note' });
	await expect(menu.getByRole('link')).toHaveText(['Walk when it is dry', 'Walk on Mondays']);
	await isGood(page, 'note-of-two-experiments');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'List', exact: true }).click();
	const line = page.getByRole('listitem').filter({ hasText: 'Walk while we talk' });
	await expect(line.getByRole('link')).toHaveText([/dry”: Draft$/, /Mondays”: Draft$/]);
	await line.getByRole('link', { name: /Mondays/ }).click();
	await expect(page.getByRole('heading', { name: 'Also tried from this note' })).toBeVisible();
	await isGood(page, 'experiment-of-two');
	await page.getByRole('link', { name: 'Walk when it is dry' }).click();
	await expect(page.getByRole('heading', { name: 'Walk when it is dry', level: 1 })).toBeVisible();
});

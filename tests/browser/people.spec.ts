import { MailServer } from '../src/MailServer.ts';
import { ServerProcess } from '../src/serverProcess.ts';
import { expect, isGood, isOpen, join, makeBoard, signIn, test } from './site.ts';

test('row 74: signing in by a mail from a real server: a scanner’s visit costs nothing, a link works once', async ({
	browser
}) => {
	const mail = await MailServer.start();
	const server = await ServerProcess.start({
		settings: (origin) => ({ ORIGIN: origin, SMTP_URL: mail.url })
	});
	const context = await browser.newContext({ baseURL: server.base });
	const page = await context.newPage();
	await page.goto('/sign-in');
	await isGood(page, 'sign-in');
	await page.getByRole('button', { name: 'Send the link' }).click();
	await expect(page.getByRole('alert')).toContainText('Enter your email address');
	await page.getByLabel('Work email address').fill(' Amina.Rahman@Example.gov.uk ');
	await page.getByRole('button', { name: 'Send the link' }).click();
	await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
	await expect(page.getByText('outbox')).toHaveCount(0);
	await isGood(page, 'sign-in-sent');
	await expect.poll(() => mail.mails.length).toBe(1);
	expect(mail.mails[0]).toMatchObject({ subject: 'Your link to sign in to Small Change' });
	const link = mail.linkFor('amina.rahman@example.gov.uk') ?? '';
	expect(new URL(link).origin).toBe(server.base);

	for (let visit = 0; visit < 3; visit++) {
		const scanned = await fetch(link);
		expect(scanned.status, 'a mail scanner opens the link').toBe(200);
		expect(scanned.headers.getSetCookie()).toEqual([]);
	}
	await page.goto(link);
	await isGood(page, 'sign-in-confirm');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('heading', { name: 'What is your name?' })).toBeVisible();
	await expect(page.getByLabel('Your name')).toHaveValue('Amina Rahman');
	await page.getByRole('button', { name: 'Continue' }).click();
	await page.getByRole('link', { name: 'Amina Rahman' }).click();
	await expect(page.getByText('As amina.rahman@example.gov.uk.')).toBeVisible();
	await isGood(page, 'account');
	const session = (await context.cookies()).find(({ name }) => name.endsWith('session_token'));
	expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });

	const elsewhere = await browser.newContext({ baseURL: server.base });
	const second = await elsewhere.newPage();
	await second.goto(link);
	await second.getByRole('button', { name: 'Sign in' }).click();
	await expect(
		second.getByRole('heading', { name: 'This link does not work any more' })
	).toBeVisible();
	await isGood(second, 'sign-in-spent');

	expect((await page.goto('/outbox'))?.status(), 'no outbox where mail is sent').toBe(404);
	await page.goto('/account');
	await page.getByRole('button', { name: 'Sign out on all devices' }).click();
	await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
	if (session) await elsewhere.addCookies([session]);
	await second.goto('/account');
	await expect(second, 'a kept cookie is of no use any more').toHaveURL(
		/\/sign-in\?next=%2Faccount/
	);
	await elsewhere.close();
	await context.close();
	await server.remove();
	await mail.stop();
});

test('row 74: known and unknown addresses get the same answer', async ({ site }) => {
	const { page } = await site.person('Amina');
	await signIn(page, 'known@example.gov.uk', 'Known Person');
	const answers = await Promise.all(
		['known@example.gov.uk', 'unknown@example.gov.uk'].map(async (email) => {
			const answer = await fetch(`${site.base}/sign-in`, {
				method: 'POST',
				redirect: 'manual',
				headers: { origin: site.base, accept: 'text/html' },
				body: new URLSearchParams({ email })
			});
			return [answer.status, answer.headers.get('location'), await answer.text()];
		})
	);
	expect(answers[0]).toEqual(answers[1]);
});

test('a guest who signs in keeps their boards and their notes', async ({ site }) => {
	const { page, context } = await site.person('Ben Okafor');
	const joining = await makeBoard(
		{ page, context, name: 'Ben Okafor' },
		{ title: 'Before signing in', blank: true }
	);
	await page.keyboard.press('n');
	await page.keyboard.type('Written as a guest');
	await page.keyboard.press('Escape');
	await isOpen(page);
	await signIn(page, 'ben@example.gov.uk');
	await expect(
		page.getByRole('link', { name: 'Ben Okafor' }),
		'with the name they had'
	).toBeVisible();
	await page.getByRole('link', { name: 'Before signing in' }).click();
	await isOpen(page);
	await expect(
		page.getByRole('option', { name: /^Written as a guest yellow note by Ben/ })
	).toBeVisible();
	await expect(
		page.getByRole('button', { name: 'More about this board' }),
		'still its owner'
	).toBeVisible();

	const home = await site.person('Ben at home');
	await join(home, joining);
	await signIn(home.page, 'ben@example.gov.uk');
	await home.page.getByRole('link', { name: 'Before signing in' }).click();
	await isOpen(home.page);
	await expect(home.page.getByRole('button', { name: 'More about this board' })).toBeVisible();
	await home.page.goto('/');
	await expect(home.page.getByRole('link', { name: 'Ben Okafor' }), 'one person').toBeVisible();
});

test('a team: made, joined by its link, its conversation opened, left; strangers get 404', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	await signIn(amina.page, 'amina@example.gov.uk', 'Amina Rahman');
	await amina.page.getByRole('link', { name: 'Create a team' }).click();
	const { page } = amina;
	await page.getByRole('button', { name: 'Create the team' }).click();
	await expect(page.getByRole('alert')).toContainText('Enter a name for the team');
	await expect(page.getByRole('alert')).toContainText('Choose your department');
	await page.getByLabel('Name of the team').fill('Licence requests');
	await page.locator('input[role="combobox"]').fill('driver and veh');
	await page.keyboard.press('ArrowDown');
	await page.setViewportSize({ width: 375, height: 740 });
	const letters = await page
		.locator('.govuk-input, .autocomplete__input, .autocomplete__option')
		.evaluateAll((parts) =>
			parts.map((part) => {
				const { fontFamily, fontSize } = getComputedStyle(part);
				return `${fontSize} ${fontFamily}`;
			})
		);
	expect(new Set(letters).size, letters.join('; ')).toBe(1);
	await page.keyboard.press('Enter');
	await isGood(page, 'team-new');
	await page.getByRole('button', { name: 'Create the team' }).click();
	await expect(page.getByRole('heading', { name: 'Licence requests' })).toBeVisible();
	await expect(page.getByText('Driver and Vehicle Licensing Agency')).toBeVisible();
	const team = page.url();
	const invitation =
		(await page.getByRole('link', { name: /\/teams\/join\// }).getAttribute('href')) ?? '';
	const invited = new URL(invitation).pathname;

	const ben = await site.person('Ben Okafor');
	await ben.page.goto(invited);
	await isGood(ben.page, 'team-join');
	await signIn(ben.page, 'ben.okafor@example.gov.uk', 'Ben Okafor');
	await ben.page.goto(invited);
	await ben.page.getByRole('button', { name: 'Join the team' }).click();
	await expect(ben.page.getByRole('heading', { name: 'Licence requests' })).toBeVisible();
	await expect(
		ben.page.getByRole('button', { name: /^Remove/ }),
		'a member manages nobody'
	).toHaveCount(0);

	await page.getByRole('button', { name: 'Start a conversation' }).click();
	await expect(page.getByLabel('Team', { exact: true })).toHaveValue(
		new URL(team).pathname.split('/').at(-1) ?? ''
	);
	await page.getByLabel('Title').fill('Fewer letters');
	await page.getByRole('button', { name: 'Start the conversation' }).click();
	await isOpen(page);
	const board = new URL(page.url()).pathname;
	await page.getByRole('link', { name: 'Back to the conversation' }).click();
	await expect(page.getByRole('heading', { name: 'Fewer letters' })).toBeVisible();
	const conversation = new URL(page.url()).pathname;
	const code = await page.locator('.code [aria-hidden]').innerText();
	await isGood(page, 'conversation');

	await ben.page.goto('/');
	await ben.page.getByRole('link', { name: 'Fewer letters' }).click();
	await isOpen(ben.page);
	await page.goto(team);
	await isGood(page, 'team');
	const tops = await page
		.getByRole('button', { name: /^(Make facilitator|Remove)/ })
		.evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect()))
		.then((boxes) => boxes.map(({ top, height }) => [Math.round(top), Math.round(height)]));
	expect(tops[0], 'what can be done with a member stands in one row').toEqual(tops[1]);

	const stranger = await site.person('Sid');
	const paths = [
		board,
		conversation,
		new URL(team).pathname,
		`${board}/ticket`,
		'/teams/join/nothing',
		'/join/ZZZZZZ'
	];
	for (const path of paths) {
		const answer = path.endsWith('/ticket')
			? await stranger.page.request.post(path, { headers: { origin: site.base }, data: {} })
			: await stranger.page.goto(path);
		expect([401, 404], path).toContain(answer?.status());
		expect(await answer?.text(), path).not.toContain('Fewer letters');
	}
	await signIn(stranger.page, 'sid@example.gov.uk', 'Sid');
	for (const path of [board, conversation, new URL(team).pathname]) {
		expect((await stranger.page.goto(path))?.status(), path).toBe(404);
	}

	const guest = await site.person('Gwen');
	await guest.page.goto('/join');
	await guest.page.getByLabel('Code').fill('222 222');
	await guest.page.getByRole('button', { name: 'Continue' }).click();
	await expect(guest.page.getByRole('alert')).toContainText(
		'There is no conversation with this code'
	);
	await guest.page.getByLabel('Code').fill(`${code.slice(0, 3)}-${code.slice(3).toLowerCase()}`);
	await isGood(guest.page, 'join-by-code');
	await guest.page.getByRole('button', { name: 'Continue' }).click();
	await guest.page.getByLabel('Your name').fill('Gwen');
	await guest.page.getByRole('button', { name: 'Open the board' }).click();
	await isOpen(guest.page);
	const teamPage = await guest.page.goto(new URL(team).pathname);
	expect(teamPage?.status(), 'a guest is in no team').toBe(404);

	await page.getByRole('button', { name: 'Remove Ben Okafor' }).click();
	await expect(page.getByText('Ben Okafor')).toHaveCount(0);
	await expect(ben.page.getByTestId('save-state'), 'his open board ends').toHaveText(
		/access|cannot open/
	);
	expect((await ben.page.goto(board))?.status()).toBe(404);
	await page.getByRole('button', { name: 'Leave the team' }).click();
	await expect(page.getByRole('alert')).toContainText('A team needs a facilitator');
});

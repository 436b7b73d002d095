import type { Locator, Page } from '@playwright/test';
import { ServerProcess } from '../src/serverProcess.ts';
import { expect, isGood, isOpen, makeBoard, test } from './site.ts';

test.use({ demo: true });

const finished = 'Clearer renewal letters';
const atWork = 'Calmer Monday mornings';

function buttonOf(page: Page, name: string): Locator {
	return page.getByRole('button', { name: new RegExp(`^${name} — `) });
}

async function signInAs(page: Page, name: string, next = '/'): Promise<void> {
	await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
	await buttonOf(page, name).click();
	await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
	expect(new URL(page.url()).pathname).toBe(next);
}

test('each of the four is signed in by one button, and sees what is theirs', async ({ site }) => {
	const amina = await site.person('Amina Rahman');
	await amina.page.goto('/sign-in');
	await isGood(amina.page, 'demo-sign-in');
	await signInAs(amina.page, 'Amina Rahman');
	await expect(amina.page.getByRole('link', { name: finished })).toBeVisible();
	await expect(amina.page.getByRole('link', { name: atWork })).toBeVisible();
	await isGood(amina.page, 'demo-home');
	await amina.page.getByRole('link', { name: 'Licence letters' }).click();
	await expect(amina.page.getByText('Example Licensing Agency')).toBeVisible();
	await expect(amina.page.getByRole('button', { name: 'Remove Ben Okafor' })).toBeVisible();
	const team = new URL(amina.page.url()).pathname;

	const ben = await site.person('Ben Okafor');
	await signInAs(ben.page, 'Ben Okafor', team);
	await expect(ben.page.getByRole('heading', { name: 'Licence letters' })).toBeVisible();
	await expect(ben.page.getByRole('button', { name: /^Remove/ })).toHaveCount(0);

	const grace = await site.person('Grace Adeyemi');
	await signInAs(grace.page, 'Grace Adeyemi');
	await expect(grace.page.getByRole('link', { name: 'Casework quality' })).toBeVisible();
	await expect(grace.page.getByRole('link', { name: finished })).toHaveCount(0);
	expect((await grace.page.goto(team))?.status(), 'another team’s page').toBe(404);

	const sam = await site.person('Sam Whitfield');
	await signInAs(sam.page, 'Sam Whitfield', '/account');
	await expect(sam.page.getByText('As sam.whitfield@example.gov.uk.')).toBeVisible();
	await expect(sam.page.getByRole('link', { name: 'Change the programme' })).toBeVisible();
	await isGood(sam.page, 'demo-account-administrator');
});

test('a guest who signs in as one of them keeps their board, also without scripts', async ({
	site,
	browser
}) => {
	const guest = await site.person('Gwen');
	await makeBoard(guest, { title: 'Before looking around', blank: true });
	await signInAs(guest.page, 'Ben Okafor');
	await guest.page.getByRole('link', { name: 'Before looking around' }).click();
	await isOpen(guest.page);

	const context = await browser.newContext({ baseURL: site.base, javaScriptEnabled: false });
	await signInAs(await context.newPage(), 'Sam Whitfield', '/programme');
	await context.close();
});

test('the finished board: 60 notes with their authors, in zones, on canvas and list', async ({
	site
}) => {
	const { page } = await site.person('Amina Rahman');
	await signInAs(page, 'Amina Rahman');
	await page.getByRole('link', { name: finished }).click();
	await isOpen(page);
	await expect(page.getByText('Frozen', { exact: true })).toBeVisible();
	const note = /^First line: what to do, and by when yellow note by Ben/;
	await expect(page.getByRole('option', { name: note })).toBeVisible();
	await expect(page.getByRole('option', { name: / note by / })).toHaveCount(60);
	await isGood(page, 'demo-board');
	await page.getByRole('button', { name: 'List', exact: true }).click();
	await expect(page.getByRole('heading', { name: /^Ideas/ })).toBeVisible();
	await isGood(page, 'demo-board-list');

	await page.goto('/');
	await page.getByRole('link', { name: atWork }).click();
	await isOpen(page);
	await page.getByRole('button', { name: 'Board', exact: true }).click();
	await expect(page.getByRole('option', { name: / note by / })).toHaveCount(6);
	await isGood(page, 'demo-board-open');
	await page.keyboard.press('n');
	await page.keyboard.type('https://intranet.example.gov.uk/a/long/address/that/no/space/breaks');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'List', exact: true }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'that/no/space' })).toBeVisible();
	await isGood(page, 'demo-board-open-list');
});

test('pages with much on them are good to look at and to hear', async ({ site }) => {
	const { page } = await site.person('Amina Rahman');
	await page.goto('/case-studies');
	await expect(page.getByRole('heading', { name: '13 case studies' })).toBeVisible();
	await isGood(page, 'demo-case-studies');
	await page.getByRole('link', { name: 'Next page' }).click();
	await expect(page.getByRole('link', { name: 'Previous page' })).toBeVisible();
	await isGood(page, 'demo-case-studies-last');
	await page.goto('/case-studies?q=hydrographic');
	await page.getByRole('link', { name: /^Automated licence requests/ }).click();
	await expect(page.getByText('Outcome not recorded')).toBeVisible();
	await expect(page.getByText('Source: One Big Thing 2024')).toBeVisible();
	await isGood(page, 'demo-case-study-imported');
	await page.goto('/case-studies?q=renewal+letters+fell');
	await page.getByRole('link', { name: /^The first line says what to do/ }).click();
	await expect(page.getByRole('region', { name: 'Taken up by 1 team' })).toBeVisible();
	await isGood(page, 'demo-case-study');

	await signInAs(page, 'Amina Rahman');
	await page.getByRole('link', { name: 'Licence letters' }).click();
	await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
	await isGood(page, 'demo-team');
	await page.getByRole('link', { name: /^A photo checklist/ }).click();
	await expect(page.getByRole('heading', { name: 'How it is going' })).toBeVisible();
	await isGood(page, 'demo-experiment');
	await page.getByRole('link', { name: finished }).click();
	await expect(page.getByRole('heading', { name: 'Invite people' })).toBeVisible();
	await isGood(page, 'demo-conversation');
	await page.goto('/conversations/new');
	await page.getByRole('button', { name: 'Start the conversation' }).click();
	await expect(page.getByRole('alert')).toContainText('Enter a title');
	await isGood(page, 'conversation-new');
	const writer = await site.person('Dilys');
	await writer.page.goto('/sign-in');
	await writer.page.getByLabel('Work email address').fill('dilys.evans@example.gov.uk');
	await writer.page.getByRole('button', { name: 'Send the link' }).click();
	await expect(writer.page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
	await page.goto('/outbox');
	await expect(page.getByRole('article')).toContainText('dilys.evans@example.gov.uk');
	await isGood(page, 'outbox');
});

test('the programme is changed by an administrator alone, and shown to all', async ({ site }) => {
	const stranger = await site.person('Sid');
	expect((await stranger.page.goto('/programme'))?.status()).toBe(404);
	await signInAs(stranger.page, 'Amina Rahman');
	const asked = { headers: { origin: site.base }, form: { name: 'Mine now' } };
	expect((await stranger.page.goto('/programme'))?.status()).toBe(404);
	expect((await stranger.page.request.post('/programme', asked)).status()).toBe(404);

	const { page } = await site.person('Sam Whitfield');
	await signInAs(page, 'Sam Whitfield', '/account');
	await page.getByRole('link', { name: 'Change the programme' }).click();
	await expect(page.getByLabel('Name')).toHaveValue('One Big Thing 2024');
	await isGood(page, 'programme');
	await page.getByLabel('Name').fill(' ');
	const end = page.getByRole('group', { name: 'Ends on' });
	await end.getByLabel('Year').fill('2023');
	await page.getByLabel(/^Web address/).fill('javascript:alert(1)');
	await page.getByRole('button', { name: 'Save the programme' }).click();
	await expect(page.getByRole('alert')).toContainText('Enter a name for the programme');
	await expect(page.getByRole('alert')).toContainText('Enter a web address');
	await isGood(page, 'programme-errors');
	await page.getByLabel('Name').fill('One Big Thing 2025');
	await page.getByLabel(/^Web address/).fill('');
	await page.getByRole('button', { name: 'Save the programme' }).click();
	await expect(page.getByRole('alert')).toContainText('must end after it starts');
	await end.getByLabel('Day').fill('28');
	await end.getByLabel('Year').fill('2025');
	await page.getByRole('button', { name: 'Save the programme' }).click();
	await expect(page.getByRole('status')).toHaveText('The programme is saved.');
	await expect(page.getByLabel('Name')).toHaveValue('One Big Thing 2025');

	await stranger.page.goto('/');
	const programme = stranger.page.getByRole('region', { name: 'One Big Thing 2025' });
	await expect(programme).toContainText('14 October 2024 to 28 February 2025');
	await expect(programme.getByRole('link')).toHaveCount(0);
});

test('without the demo nobody is signed in without a mail', async ({ browser }) => {
	const server = await ServerProcess.start();
	const context = await browser.newContext({ baseURL: server.base });
	const page = await context.newPage();
	await page.goto('/sign-in');
	await expect(page.getByRole('button')).toHaveText(['Send the link']);
	expect((await page.goto('/sign-in/as'))?.status()).toBe(404);
	const answer = await page.request.post('/sign-in/as', {
		headers: { origin: server.base },
		form: { email: 'sam.whitfield@example.gov.uk' }
	});
	expect(answer.status()).toBe(404);
	expect(answer.headers()['set-cookie']).toBeUndefined();
	await context.close();
	await server.remove();
});

import type { Page } from '@playwright/test';
import { expect, isGood, isOpen, test } from './site.ts';

test.use({ demo: true });

const agency = '/departments/example-licensing-agency/guide';
const ministry = '/departments/department-for-examples/guide';

async function signInAs(page: Page, name: string, next: string): Promise<void> {
	await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
	await page.getByRole('button', { name: new RegExp(`^${name} — `) }).click();
	await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
}

/** Begins a conversation of Amina's team and opens its panel to lead. */
async function begin(page: Page, title: string): Promise<void> {
	await page.goto('/conversations/new');
	await page.getByLabel('Title').fill(title);
	await page.getByLabel('Team', { exact: true }).selectOption({ label: 'Licence letters' });
	await page.getByRole('button', { name: 'Start the conversation' }).click();
	await isOpen(page);
	await page.getByRole('button', { name: 'Lead' }).click();
}

test('an administrator writes an agency’s words, and its teams read them aloud', async ({
	site
}) => {
	const { page: sam } = await site.person('Sam Whitfield');
	await signInAs(sam, 'Sam Whitfield', '/account');
	await sam.getByRole('link', { name: 'Change the guide of a department' }).click();
	await isGood(sam, 'guides');
	await sam.getByRole('button', { name: 'Read its guide' }).click();
	await expect(sam.getByRole('alert')).toContainText('Choose a department');
	await sam.locator('input[role="combobox"]').fill('example licens');
	await sam.keyboard.press('ArrowDown');
	await sam.keyboard.press('Enter');
	await sam.getByRole('button', { name: 'Read its guide' }).click();
	await expect(sam).toHaveURL(new RegExp(`${agency}$`));
	await expect(sam.getByText('has no guide of its own yet')).toBeVisible();
	await isGood(sam, 'guide-empty');

	await sam.getByRole('link', { name: 'Change One small change' }).click();
	const scene = sam.getByLabel('Set the scene (optional)');
	await sam.getByText('What is read aloud if you leave this empty: Set the scene').click();
	await expect(sam.getByText('changes that somebody outside would notice')).toBeVisible();
	await isGood(sam, 'guide-edit');
	await scene.fill('x'.repeat(2_001));
	await sam.getByRole('button', { name: 'Save' }).click();
	await expect(sam).toHaveTitle(/^Error: One small change/);
	await isGood(sam, 'guide-error');
	await sam
		.getByRole('alert')
		.getByRole('link', { name: 'Set the scene: use 2,000 characters or fewer' })
		.click();
	await expect(scene).toBeFocused();
	await expect(scene).toHaveValue(/^x{2001}$/);
	await scene.fill('Welcome to the agency.\n\nA licence is somebody’s livelihood.');
	await sam.getByRole('button', { name: 'Save' }).click();
	await expect(sam.getByText('A licence is somebody’s livelihood.')).toBeVisible();
	await isGood(sam, 'guide-written');

	const { page: amina } = await site.person('Amina Rahman');
	await signInAs(amina, 'Amina Rahman', '/conversations/new');
	await expect(amina.getByText('You need no training for it')).toBeVisible();
	await isGood(amina, 'guide-begin');
	await begin(amina, 'Licences in a day');
	const panel = amina.getByRole('complementary', { name: 'Lead' });
	await panel.getByRole('button', { name: 'Start: Set the scene' }).click();
	await expect(panel).toContainText('A licence is somebody’s livelihood.');
	await isGood(amina, 'guide-lead');
	await panel.getByRole('button', { name: 'Next: Brainstorm' }).click();
	await expect(panel, 'of the department above').toContainText('Think of the last person');
	await panel.getByRole('button', { name: 'Next: Reveal' }).click();
	await expect(panel, 'of the template').toContainText('I reveal the notes now');
});

test('a run sheet that has not started takes the guide’s words, also without scripts', async ({
	site,
	browser
}) => {
	const { page: amina, context } = await site.person('Amina Rahman');
	await signInAs(amina, 'Amina Rahman', '/');
	await begin(amina, 'Licences by post');
	await amina.getByRole('link', { name: 'Back to the conversation' }).click();
	await amina.getByRole('link', { name: 'Run sheet: 8 phases' }).click();
	await expect(amina.getByText('You need no training for it')).toBeVisible();
	await expect(amina.getByRole('button', { name: /the guide’s words$/ })).toHaveCount(0);

	const { page: sam } = await site.person('Sam Whitfield');
	await signInAs(sam, 'Sam Whitfield', `${ministry}/one-small-change`);
	await sam.getByLabel('Close (optional)').fill('Thank you. Who tells the plain English desk?');
	await sam.getByRole('button', { name: 'Save' }).click();
	await expect(sam).toHaveURL(new RegExp(`${ministry}$`));

	const plain = await browser.newContext({ baseURL: site.base, javaScriptEnabled: false });
	await plain.addCookies(await context.cookies());
	const page = await plain.newPage();
	await page.goto(new URL(amina.url()).pathname);
	await expect(page.getByText(/different words to read aloud in “Close”/)).toBeVisible();
	await amina.reload();
	await isGood(amina, 'guide-run-sheet');
	await page.getByRole('button', { name: 'Use the guide’s words' }).click();
	await expect(page.getByRole('button', { name: /the guide’s words$/ })).toHaveCount(0);
	await page.getByRole('link', { name: 'Change Close' }).click();
	await expect(page.getByLabel('What you read aloud')).toHaveValue(/plain English desk\?$/);
	await plain.close();
});

test('of two who edit at once the second sees both, and everybody signed in reads the guide', async ({
	site,
	browser
}) => {
	const { page: sam, context } = await site.person('Sam Whitfield');
	await signInAs(sam, 'Sam Whitfield', `${ministry}/text`);
	const plain = await browser.newContext({ baseURL: site.base, javaScriptEnabled: false });
	await plain.addCookies(await context.cookies());
	const page = await plain.newPage();
	await page.goto(`${ministry}/text`);
	const words = 'Ask https://guide.example.gov.uk/lead. Never <b>javascript:alert(1)</b>.';
	await page.getByLabel('What you tell facilitators').fill(words);
	await page.getByRole('button', { name: 'Save' }).click();
	const link = page.getByRole('link', { name: 'https://guide.example.gov.uk/lead', exact: true });
	await expect(link).toHaveAttribute('href', 'https://guide.example.gov.uk/lead');
	await expect(page.getByText('Never <b>javascript:alert(1)</b>.')).toBeVisible();
	await plain.close();

	await sam.getByLabel('What you tell facilitators').fill('Sit in a circle.');
	await sam.getByRole('button', { name: 'Save' }).click();
	await expect(sam.getByRole('alert')).toContainText('Somebody else changed this');
	await expect(sam.getByRole('alert')).toContainText(words);
	await expect(sam.getByLabel('What you tell facilitators')).toHaveValue('Sit in a circle.');
	await isGood(sam, 'guide-meanwhile');
	await sam.getByRole('button', { name: 'Save' }).click();
	await expect(sam.getByText('Sit in a circle.')).toBeVisible();

	const { page: ben } = await site.person('Ben Okafor');
	await signInAs(ben, 'Ben Okafor', ministry);
	await expect(ben.getByText('Sit in a circle.')).toBeVisible();
	await expect(ben.getByRole('link', { name: /^Change/ })).toHaveCount(0);
	await isGood(ben, 'guide-read');
	expect((await ben.goto(`${ministry}/text`))?.status()).toBe(404);
	await ben.goto('/conversations/new');
	await expect(ben.getByText('For facilitators'), 'he leads no team').toHaveCount(0);
});

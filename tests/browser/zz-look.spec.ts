import { expect, isOpen, test } from './site.ts';
test.use({ demo: true });
const out = '/tmp/look';
test('look', async ({ site }) => {
	test.setTimeout(180_000);
	const { page } = await site.person('Amina Rahman');
	const shot = async (name: string, full = true) => {
		for (const width of [1440, 768, 375]) {
			await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
			await page.screenshot({ path: `${out}/${name}-${width}.png`, fullPage: full });
		}
		await page.setViewportSize({ width: 1440, height: 900 });
	};
	await page.goto('/'); await shot('home-stranger');
	await page.goto('/sign-in'); await shot('sign-in');
	await page.goto('/case-studies'); await shot('case-studies');
	const links = await page.locator('h3 a').evaluateAll((as) => as.map((a) => [a.textContent, a.getAttribute('href')]));
	console.log(links);
	await page.goto('/case-studies?page=2'); await shot('case-studies-2');
	await page.goto(String(links[0]?.[1])); await shot('case-study-a');
	await page.emulateMedia({ media: 'print' }); await page.screenshot({ path: `${out}/case-study-print.png`, fullPage: true }); await page.emulateMedia({ media: 'screen' });
	await page.goto('/case-studies?q=licence+hydrographic'); await page.locator('h3 a').first().click(); await page.waitForURL(/case-studies\/[0-9a-f]/); await shot('case-study-imported');
	await page.goto('/sign-in'); await page.getByRole('button', { name: /Amina Rahman/ }).click();
	await expect(page.getByRole('link', { name: 'Amina Rahman' })).toBeVisible();
	await shot('home');
	const conv = page.getByRole('region', { name: 'My conversations' }).getByRole('link');
	const boards = await conv.evaluateAll((as) => as.map((a) => a.getAttribute('href')));
	for (const [i, href] of boards.entries()) {
		await page.goto(String(href)); await isOpen(page); await shot(`board-${i}`, false);
		await page.getByRole('button', { name: 'List', exact: true }).click(); await shot(`list-${i}`, false);
		await page.getByRole('button', { name: 'Board', exact: true }).click();
	}
	await page.goto('/'); await page.getByRole('region', { name: 'My teams' }).getByRole('link').first().click();
	await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible(); await shot('team');
	const exps = await page.locator('a[href^="/experiments/"]').evaluateAll((as) => as.map((a) => a.getAttribute('href')));
	for (const [i, href] of exps.entries()) { await page.goto(String(href)); await shot(`experiment-${i}`); }
	await page.goto('/'); 
	await page.goto(String(boards[0])); await isOpen(page); await page.getByRole('link', { name: /Back to/ }).click(); await expect(page.getByRole('heading', { name: 'People' })).toBeVisible(); await shot('conversation');
});

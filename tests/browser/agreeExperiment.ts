import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { daysFromNow, fillDate } from './dates.ts';

/** Agrees the experiment “A template” from notes of a board, told by their ids with commas between, and stays on its page. */
export async function agreeExperiment(page: Page, board: string, notes: string): Promise<void> {
	await page.goto(`${board}/experiments/new?notes=${notes}`);
	await page.getByLabel('What will you try?').fill('A template');
	await page.getByLabel('What will you measure?').fill('Letters');
	await page.getByLabel('Unit').fill('letters a week');
	await page.getByLabel('What is it today?').fill('40');
	await page.getByLabel('What do you hope for?').fill('20');
	await fillDate(page, 'When will you know?', daysFromNow(30));
	await fillDate(page, 'From', daysFromNow(1));
	await fillDate(page, 'To', daysFromNow(28));
	await page.getByLabel('No, we can just do it').check();
	await page.getByRole('button', { name: 'Agree this experiment' }).click();
	await expect(page.getByRole('heading', { name: 'A template' })).toBeVisible();
}

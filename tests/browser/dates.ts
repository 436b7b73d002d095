import type { Page } from '@playwright/test';

/** Fills the three fields of a date. */
export async function fillDate(page: Page, legend: string, day: Date): Promise<void> {
	const group = page.getByRole('group', { name: legend, exact: true });
	await group.getByLabel('Day').fill(String(day.getUTCDate()));
	await group.getByLabel('Month').fill(String(day.getUTCMonth() + 1));
	await group.getByLabel('Year').fill(String(day.getUTCFullYear()));
}

export function daysFromNow(days: number): Date {
	return new Date(Date.now() + days * 86_400_000);
}

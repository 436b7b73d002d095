import type { Locator, Page } from '@playwright/test';

export type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** A note on the canvas by its text. */
export function note(page: Page, text: string | RegExp): Locator {
	return page.getByRole('option', { name: text });
}

export async function placeOf(locator: Locator): Promise<Box> {
	const box = await locator.boundingBox();
	if (box === null) throw new Error('It is not on the screen');
	return box;
}

export async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
	const box = await placeOf(locator);
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

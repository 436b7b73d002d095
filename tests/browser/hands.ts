import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';

/** By what somebody does everything: a thumb on a phone, or keys without a mouse. */
export interface Hands {
	push(target: Locator): Promise<void>;
	/** In place of what stands there. */
	write(field: Locator, text: string): Promise<void>;
	/** An option by its first words. */
	choose(field: Locator, option: string): Promise<void>;
	tick(box: Locator): Promise<void>;
}

export const thumb: Hands = {
	push: (target) => target.tap(),
	async write(field, text) {
		await field.tap();
		await field.fill(text);
	},
	async choose(field, option) {
		const label = field.getByRole('option', { name: option, includeHidden: true }).first();
		await field.selectOption(await label.textContent());
	},
	tick: (box) => box.tap()
};

export const keys: Hands = {
	push: (target) => press(target),
	async write(field, text) {
		await tabTo(field);
		await field.page().keyboard.press('Control+a');
		await field.page().keyboard.type(text);
	},
	async choose(field, option) {
		await tabTo(field);
		await field.page().keyboard.type(option);
	},
	tick: (box) => press(box, 'Space')
};

async function press(target: Locator, key = 'Enter'): Promise<void> {
	await tabTo(target);
	await target.page().keyboard.press(key);
}

/** Walks on with the Tab key until the keys are there, as somebody without a mouse does. */
async function tabTo(target: Locator): Promise<void> {
	const page = target.page();
	await expect(target).toBeVisible();
	for (let pressed = 0; pressed < 200; pressed++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error('The Tab key does not lead there');
}

import type { Workbench } from '../Workbench.svelte.ts';
import { shortName } from '../shortName.ts';

/** Puts a link to what is selected, or to the board, on the clipboard. */
export async function copyLink({ selection, store, announcer }: Workbench): Promise<void> {
	const url = new URL(location.href);
	const [id] = selection.ids;
	url.search = '';
	if (id !== undefined) url.searchParams.set('at', id);
	const copied = await writeToClipboard(url.href);
	const what = id === undefined ? 'the board' : `“${shortName(store.element(id))}”`;
	announcer.say(
		copied ? `Link to ${what} copied.` : 'Your browser did not allow the link to be copied.'
	);
}

/** Without HTTPS there is no clipboard to write to but by the old way. */
async function writeToClipboard(text: string): Promise<boolean> {
	if (navigator.clipboard !== undefined) {
		return navigator.clipboard.writeText(text).then(
			() => true,
			() => false
		);
	}
	const field = document.createElement('textarea');
	field.value = text;
	document.body.append(field);
	field.select();
	const copied = document.execCommand('copy');
	field.remove();
	return copied;
}

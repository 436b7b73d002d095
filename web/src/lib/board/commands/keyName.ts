interface Press {
	key: string;
	code: string;
	ctrlKey: boolean;
	metaKey: boolean;
	altKey: boolean;
	shiftKey: boolean;
}

/**
 * A key as commands name it: `N`, `Delete`, `?`, `Ctrl+Shift+Z`. Control stands for Command as well.
 * Shift is named where the key does not say it by itself, as it does with `?`.
 */
export function keyName(event: Press): string {
	const key = event.altKey ? (letterOf(event.code) ?? event.key) : event.key;
	const name = key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key;
	const saysShift = key.length === 1 && key.toUpperCase() === key.toLowerCase();
	return [
		event.ctrlKey || event.metaKey ? 'Ctrl' : '',
		event.altKey ? 'Alt' : '',
		event.shiftKey && !saysShift ? 'Shift' : '',
		name
	]
		.filter((part) => part !== '')
		.join('+');
}

/** With Alt, Macs write other letters than the key has. */
function letterOf(code: string): string | undefined {
	return /^Key([A-Z])$/.exec(code)?.[1];
}

const symbols: Record<string, string> = {
	Ctrl: '⌘',
	Alt: '⌥',
	Shift: '⇧'
};

/** A key as it is shown on this machine. `mac`: with the signs of its keys. */
export function shownKey(name: string, { mac }: { mac: boolean }): string {
	if (!mac) return name.replace('Delete', 'Del');
	return name
		.split(/\+(?=.)/)
		.map((part) => symbols[part] ?? part)
		.join('');
}

/** Whether this machine's command key is ⌘. */
export function isMac(): boolean {
	return /Mac|iPhone|iPad/.test(navigator.platform);
}

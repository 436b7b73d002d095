/** Whether the system's command key is held: Control, or Command on a Mac. */
export function isCommand(event: { ctrlKey: boolean; metaKey: boolean }): boolean {
	return event.ctrlKey || event.metaKey;
}

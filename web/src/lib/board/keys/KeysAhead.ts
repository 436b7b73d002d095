import { isCommand } from './isCommand.ts';

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey'>;

/**
 * What is typed between the key that opens something and its being here. The letters are meant for its field: they do
 * nothing on the board, and stand in the field as soon as that has the focus.
 */
export class KeysAhead {
	readonly #pressed: Key[] = [];
	#holding = false;

	/** Keeps what is typed from now on, until a field has the focus, or `coming` ends without one. */
	hold(coming: Promise<unknown>): void {
		if (this.#holding) return;
		this.#holding = true;
		window.addEventListener('keydown', this.#keep, { capture: true });
		window.addEventListener('focusin', this.#give);
		void coming.then((part) => {
			if (part === undefined) this.#end();
		});
	}

	/** Ends it, whatever was typed. */
	stop(): void {
		this.#end();
	}

	#keep = (event: KeyboardEvent): void => {
		if (event.isComposing || isCommand(event) || event.altKey || event.key === 'Tab') return;
		event.preventDefault();
		event.stopImmediatePropagation();
		this.#pressed.push(event);
	};

	#give = ({ target }: FocusEvent): void => {
		if (!(target instanceof HTMLInputElement)) return;
		const pressed = this.#end();
		// The field is there before what surrounds it hears its keys.
		queueMicrotask(() => {
			for (const key of pressed) press(target, key);
		});
	};

	#end(): Key[] {
		this.#holding = false;
		window.removeEventListener('keydown', this.#keep, { capture: true });
		window.removeEventListener('focusin', this.#give);
		return this.#pressed.splice(0);
	}
}

/** As if the key were pressed in the field, which a script cannot do. */
function press(field: HTMLInputElement, { key, shiftKey }: Key): void {
	const text = [...key].length === 1 ? key : '';
	if (text === '' && key !== 'Backspace') {
		field.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
		return;
	}
	field.value = key === 'Backspace' ? field.value.slice(0, -1) : field.value + text;
	field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

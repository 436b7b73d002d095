import { Ready as BoxReady } from './box/Ready.ts';
import { Ready as ConnectReady } from './connect/Ready.ts';
import { Ready as EraserReady } from './eraser/Ready.ts';
import { Panning } from './hand/Panning.ts';
import { Ready as HandReady } from './hand/Ready.ts';
import { Ready as InkReady } from './ink/Ready.ts';
import { Ready as LassoReady } from './lasso/Ready.ts';
import { Ready as NoteReady } from './note/Ready.ts';
import { Idle } from './select/Idle.ts';
import { Ready as StampReady } from './stamp/Ready.ts';
import type { Press, ToolHost, ToolName, ToolState } from './Tool.ts';

/** Holds the chosen tool and its state, and hands every moment of the pointer to it. */
export class ToolBox {
	readonly #host: ToolHost;
	readonly #changed: () => void;
	#name: ToolName = 'select';
	#state: ToolState;

	constructor(host: ToolHost, changed: () => void) {
		this.#host = host;
		this.#changed = changed;
		this.#state = new Idle(host);
	}

	get name(): ToolName {
		return this.#name;
	}

	get cursor(): string {
		return this.#state.cursor;
	}

	choose(name: ToolName): void {
		this.#state.interrupt();
		this.#name = name;
		this.#state = start(name, this.#host);
		this.#changed();
	}

	press(press: Press): void {
		this.#ask((state) => state.press(press));
	}

	/** Moves the view whatever the tool is: space, the middle button. */
	pan(press: Press): void {
		this.#ask((state) => new Panning(this.#host, state.interrupt(), press));
	}

	move(press: Press): void {
		this.#ask((state) => state.move(press));
	}

	doublePress(press: Press): void {
		this.#ask((state) => state.doublePress?.(press) ?? state);
	}

	complete(press: Press): void {
		this.#ask((state) => state.complete(press));
	}

	cancel(): void {
		this.#ask((state) => state.cancel());
	}

	interrupt(): void {
		this.#ask((state) => state.interrupt());
	}

	/** A state may have chosen another tool while it answered: then its answer counts no longer. */
	#ask(question: (state: ToolState) => ToolState): void {
		const asked = this.#state;
		const next = question(asked);
		if (this.#state !== asked || next === asked) return;
		this.#state = next;
		this.#changed();
	}
}

function start(name: ToolName, host: ToolHost): ToolState {
	switch (name) {
		case 'select':
			return new Idle(host);
		case 'lasso':
			return new LassoReady(host);
		case 'hand':
			return new HandReady(host);
		case 'note':
			return new NoteReady(host);
		case 'connector':
			return new ConnectReady(host);
		case 'pen':
		case 'highlighter':
			return new InkReady(host, name);
		case 'eraser':
			return new EraserReady(host);
		case 'stamp':
			return new StampReady(host);
		case 'zone':
		case 'text':
		case 'rectangle':
		case 'ellipse':
		case 'diamond':
			return new BoxReady(host, name);
	}
}

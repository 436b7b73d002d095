import { isDrag } from '../Tool.ts';
import type { Press, ToolHost, ToolState } from '../Tool.ts';
import { Dragging } from './Dragging.ts';

/** An element is pressed; it may become a click or a drag. */
export class Pointing implements ToolState {
	readonly cursor = 'default';
	readonly #host: ToolHost;
	readonly #idle: ToolState;
	readonly #from: Press;
	readonly #id: string;
	readonly #wasSelected: boolean;
	readonly #wasAlone: boolean;

	constructor(host: ToolHost, idle: ToolState, from: Press, id: string) {
		this.#host = host;
		this.#idle = idle;
		this.#from = from;
		this.#id = id;
		this.#wasSelected = host.selection.has(id);
		this.#wasAlone = this.#wasSelected && host.selection.size === 1;
		if (!this.#wasSelected) host.select(from.shift ? [...host.selection, id] : [id]);
	}

	press(): ToolState {
		return this;
	}

	move(press: Press): ToolState {
		const { mayMove, mayWrite } = this.#host;
		if (!isDrag(this.#from, press) || !(this.#from.alt ? mayWrite : mayMove)) return this;
		return new Dragging(this.#host, this.#idle, this.#from).move(press);
	}

	complete(): ToolState {
		const host = this.#host;
		const id = this.#id;
		const { target } = this.#from;
		const href = target.kind === 'element' ? target.href : undefined;
		if (this.#from.shift && this.#wasSelected) {
			host.select([...host.selection].filter((other) => other !== id));
		} else if (!this.#from.shift && href !== undefined) {
			host.openLink(href);
		} else if (!this.#from.shift && this.#wasAlone) {
			host.edit(id);
		} else if (!this.#from.shift) host.select([id]);
		return this.#idle;
	}

	cancel(): ToolState {
		return this.#idle;
	}

	interrupt(): ToolState {
		return this.#idle;
	}
}

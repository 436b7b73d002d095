import type { BoxKind, Press, ToolHost, ToolState } from '../Tool.ts';
import { Waiting } from '../Waiting.ts';
import { Drawing } from './Drawing.ts';

/** The tools that make something of a box: the next drag draws it; a click makes one of the usual size. */
export class Ready extends Waiting {
	readonly cursor = 'crosshair';
	readonly #kind: BoxKind;

	constructor(host: ToolHost, kind: BoxKind) {
		super(host);
		this.#kind = kind;
	}

	press(press: Press): ToolState {
		return this.host.mayWrite ? new Drawing(this.host, this, press, this.#kind) : this;
	}
}

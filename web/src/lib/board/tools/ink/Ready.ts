import type { StrokeTip } from '@small-change/board';
import type { Press, ToolHost, ToolState } from '../Tool.ts';
import { Waiting } from '../Waiting.ts';
import { Drawing } from './Drawing.ts';

/** Pen and highlighter: every drag draws a stroke, until another tool is taken. */
export class Ready extends Waiting {
	readonly cursor = 'crosshair';
	readonly #tip: StrokeTip;

	constructor(host: ToolHost, tip: StrokeTip) {
		super(host);
		this.#tip = tip;
	}

	press(press: Press): ToolState {
		return this.host.mayWrite ? new Drawing(this.host, this, press, this.#tip) : this;
	}
}

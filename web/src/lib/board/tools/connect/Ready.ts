import type { Press, ToolState } from '../Tool.ts';
import { Waiting } from '../Waiting.ts';
import { Drawing } from './Drawing.ts';

/** The connector tool: a drag from one element to another connects the two; an end on the desk stays there. */
export class Ready extends Waiting {
	readonly cursor = 'crosshair';

	press(press: Press): ToolState {
		const { host } = this;
		if (!host.mayWrite) return this;
		return new Drawing(host, this, press, host.connectableAt(press.at) ?? press.at);
	}
}

import type { Press, ToolState } from '../Tool.ts';
import { Waiting } from '../Waiting.ts';
import { Drawing } from './Drawing.ts';

/** A line is drawn around what is to be selected. */
export class Ready extends Waiting {
	readonly cursor = 'crosshair';

	press(press: Press): ToolState {
		return new Drawing(this.host, this, press);
	}
}

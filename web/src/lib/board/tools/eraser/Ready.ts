import type { Press, ToolState } from '../Tool.ts';
import { Waiting } from '../Waiting.ts';
import { Erasing } from './Erasing.ts';

/** The eraser: a drag takes away the strokes that it touches, and nothing else. */
export class Ready extends Waiting {
	readonly cursor = 'cell';

	press(press: Press): ToolState {
		return this.host.mayWrite ? new Erasing(this.host, this, press) : this;
	}
}

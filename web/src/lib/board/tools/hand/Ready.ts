import type { Press, ToolState } from '../Tool.ts';
import { Waiting } from '../Waiting.ts';
import { Panning } from './Panning.ts';

/** The hand tool: whatever is pressed, the view moves. */
export class Ready extends Waiting {
	readonly cursor = 'grab';

	press(press: Press): ToolState {
		return new Panning(this.host, this, press);
	}
}

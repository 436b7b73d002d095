import type { ToolState } from '../Tool.ts';
import { Waiting } from '../Waiting.ts';
import { Placing } from './Placing.ts';

/** The note tool: the next press makes a note there. */
export class Ready extends Waiting {
	readonly cursor = 'copy';

	press(): ToolState {
		return this.host.mayWrite ? new Placing(this.host, this) : this;
	}
}

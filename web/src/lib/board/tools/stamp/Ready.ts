import type { Press, ToolState } from '../Tool.ts';
import { Waiting } from '../Waiting.ts';

/** The stamp: every press puts one down, until another tool is taken. */
export class Ready extends Waiting {
	readonly cursor = 'copy';

	press(): ToolState {
		return this;
	}

	override complete(press: Press): ToolState {
		if (this.host.mayWrite) this.host.stamp(press.at);
		return this;
	}
}

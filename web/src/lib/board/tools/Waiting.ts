import type { Press, ToolHost, ToolState } from './Tool.ts';

/** A tool in the hand while nothing is pressed: it answers a press, Escape lays it down, all else leaves it as it is. */
export abstract class Waiting implements ToolState {
	abstract readonly cursor: string;
	protected readonly host: ToolHost;

	constructor(host: ToolHost) {
		this.host = host;
	}

	abstract press(press: Press): ToolState;

	move(): ToolState {
		return this;
	}

	/** Where a press is the whole of what the tool does, this is where it happens. */
	complete(press: Press): ToolState {
		void press;
		return this;
	}

	cancel(): ToolState {
		this.host.toolDone();
		return this;
	}

	interrupt(): ToolState {
		return this;
	}
}

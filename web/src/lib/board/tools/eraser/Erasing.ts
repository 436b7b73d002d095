import type { Press, ToolHost, ToolState } from '../Tool.ts';

/** What was touched fades until the eraser is lifted; then it is gone, in one step. */
export class Erasing implements ToolState {
	readonly cursor = 'cell';
	readonly #host: ToolHost;
	readonly #ready: ToolState;
	readonly #touched = new Set<string>();
	#last: Press;

	constructor(host: ToolHost, ready: ToolState, from: Press) {
		this.#host = host;
		this.#ready = ready;
		this.#last = from;
		this.move(from);
	}

	press(): ToolState {
		return this;
	}

	move(press: Press): ToolState {
		for (const id of this.#host.strokesAlong(this.#last.at, press.at)) this.#touched.add(id);
		this.#last = press;
		this.#host.fade([...this.#touched]);
		return this;
	}

	complete(press: Press): ToolState {
		this.move(press);
		const touched = [...this.#touched];
		this.cancel();
		if (touched.length > 0) this.#host.remove(touched);
		return this.#ready;
	}

	cancel(): ToolState {
		this.#touched.clear();
		this.#host.fade([]);
		return this.#ready;
	}

	interrupt(): ToolState {
		return this.cancel();
	}
}

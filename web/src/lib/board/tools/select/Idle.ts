import { Panning } from '../hand/Panning.ts';
import type { Press, ToolHost, ToolState } from '../Tool.ts';
import { Marquee } from './Marquee.ts';
import { Pointing } from './Pointing.ts';
import { Resizing } from './Resizing.ts';
import { Sprouting } from './Sprouting.ts';

/** Nothing is pressed. */
export class Idle implements ToolState {
	readonly cursor = 'default';
	readonly #host: ToolHost;

	constructor(host: ToolHost) {
		this.#host = host;
	}

	press(press: Press): ToolState {
		const host = this.#host;
		const { target } = press;
		if (target.kind === 'handle' && host.mayMove) return new Resizing(host, this, press, target);
		if (target.kind === 'sprout' && host.mayWrite) return new Sprouting(host, this, press, target);
		if (target.kind !== 'desk') return new Pointing(host, this, press, target.id);
		if (press.pointer !== 'touch') return new Marquee(host, this, press);
		return new Panning(host, this, press, { tapped: () => host.select([]) });
	}

	doublePress({ target, at }: Press): ToolState {
		if (target.kind === 'element') this.#host.edit(target.id);
		if (target.kind === 'desk') this.#host.makeNote(at);
		return this;
	}

	move(): ToolState {
		return this;
	}

	complete(): ToolState {
		return this;
	}

	cancel(): ToolState {
		this.#host.select([]);
		return this;
	}

	interrupt(): ToolState {
		return this;
	}
}

/** What tldraw's clients keep: records by their ids, to which the server's patches are applied. */
export class TldrawDocument {
	#records = new Map();
	#receivers = [];

	/** Tells where every changed record lies, or its cursor. */
	watch(receive) {
		this.#receivers.push(receive);
	}

	get notes() {
		return [...this.#records.values()].filter(({ type }) => type === 'note').length;
	}

	take(message) {
		if (message.type === 'connect') this.#apply(message.diff);
		if (message.type !== 'data') return;
		for (const event of message.data) if (event.type === 'patch') this.#apply(event.diff);
	}

	#apply(diff) {
		for (const [id, [operation, change]] of Object.entries(diff)) {
			if (operation === 'remove') this.#records.delete(id);
			else this.#changed(id, operation === 'put' ? change : this.#patched(id, change));
		}
	}

	#patched(id, change) {
		const record = { ...this.#records.get(id) };
		for (const [key, [operation, value]] of Object.entries(change)) {
			if (operation !== 'put') throw new Error(`${operation} of ${key} is not for these records`);
			record[key] = value;
		}
		return record;
	}

	#changed(id, record) {
		this.#records.set(id, record);
		const { x, y } = record.cursor ?? record;
		if (x === undefined) return;
		for (const receive of this.#receivers) receive(id, [x, y]);
	}
}

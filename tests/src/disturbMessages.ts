import type { Change } from './TcpProxy.ts';

/** What becomes of messages between nodes: shares of one, asked at each; the rest go on as they are. */
export interface Disturbance {
	shares: {
		dropped: number;
		doubled: number;
		/** Changes places with the next. */
		swapped: number;
	};
	random: () => number;
}

/** What was done, for a test to see that anything was. */
export interface Disturbed {
	passed: number;
	dropped: number;
	doubled: number;
	swapped: number;
}

/** Drops, doubles and swaps what Redis sends to its subscribers, and lets answers to commands through. */
export function disturbMessages({ random, shares }: Disturbance, counts: Disturbed): Change {
	return () => {
		let rest = Buffer.alloc(0);
		let kept: Buffer | undefined;
		return (bytes) => {
			rest = Buffer.concat([rest, bytes]);
			const out: Buffer[] = [];
			for (;;) {
				const length = lengthOfValue(rest, 0);
				if (length === undefined) return out;
				const value = rest.subarray(0, length);
				rest = rest.subarray(length);
				if (!isMessage(value)) {
					out.push(value);
					continue;
				}
				const dice = random();
				if (dice < shares.dropped) counts.dropped += 1;
				else if (dice < shares.dropped + shares.doubled) {
					counts.doubled += 1;
					out.push(value, value);
				} else if (dice < shares.dropped + shares.doubled + shares.swapped && !kept) {
					counts.swapped += 1;
					kept = value;
				} else {
					counts.passed += 1;
					out.push(value);
					if (kept !== undefined) out.push(kept);
					kept = undefined;
				}
			}
		};
	};
}

/** `message` is the first word of what a subscriber is pushed, in both versions of Redis' protocol. */
function isMessage(value: Buffer): boolean {
	return /^[*>]3\r\n\$7\r\nmessage\r\n/.test(value.subarray(0, 24).toString('latin1'));
}

/** How many bytes the value of Redis' protocol takes that begins here; undefined where it is not whole yet. */
function lengthOfValue(bytes: Buffer, at: number): number | undefined {
	const end = bytes.indexOf('\r\n', at);
	if (end === -1) return undefined;
	const kind = String.fromCharCode(bytes[at] ?? 0);
	const count = Number(bytes.toString('latin1', at + 1, end));
	const head = end + 2 - at;
	if ('$=!'.includes(kind)) {
		const length = head + (count < 0 ? 0 : count + 2);
		return at + length <= bytes.length ? length : undefined;
	}
	if (!'*>~%|'.includes(kind)) return head;
	let length = head;
	for (let left = '%|'.includes(kind) ? count * 2 : count; left > 0; left--) {
		const one = lengthOfValue(bytes, at + length);
		if (one === undefined) return undefined;
		length += one;
	}
	return length;
}

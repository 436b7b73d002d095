import { newIdFrom } from '@small-change/board';

/** An element's id, which nobody else will ever take. */
export function newId(): string {
	return newIdFrom(crypto.getRandomValues(new Uint8Array(12)));
}

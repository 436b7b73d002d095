/** A command that may not be carried out, with the cure in words. */
export class CommandRefused extends Error {
	readonly code: string;

	constructor(code: string, message: string) {
		super(message);
		this.name = 'CommandRefused';
		this.code = code;
	}
}

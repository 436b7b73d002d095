import { Guesses } from './Guesses.ts';
import { Limit } from './Limit.ts';

/** All limits of this process. An office shares one address, so what many do at once is never counted by address alone. */
export class Limits {
	readonly guesses = new Guesses();
	readonly mailsTo = new Limit({ burst: 5, aMinute: 0.1 });
	readonly mailsFrom = new Limit({ burst: 300, aMinute: 60 });
	readonly searches = new Limit({ burst: 600, aMinute: 300 });
	/** Pictures that a person puts on boards. */
	readonly images = new Limit({ burst: 60, aMinute: 30 });
	readonly newGuestsFrom = new Limit({ burst: 1_000, aMinute: 300 });
}

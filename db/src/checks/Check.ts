import type { ClientBase } from 'pg';

/** One thing that is looked at. */
export interface Check {
	name: string;
	/** @returns what is wrong and how it is mended; `undefined` where all is well */
	look(client: ClientBase): Promise<string | undefined>;
}

/** What came of it. */
export interface Finding {
	name: string;
	/** What is wrong and its cure; absent: all is well. */
	wrong?: string | undefined;
}

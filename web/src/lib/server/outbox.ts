import type { App } from './App.ts';
import { Outbox } from './mail.ts';

/** The outbox, in the embedded mode only: elsewhere it would let anybody sign in as anybody. */
export function outboxOf({ config, mailer }: App): Outbox | undefined {
	return config.databaseUrl === undefined && mailer instanceof Outbox ? mailer : undefined;
}

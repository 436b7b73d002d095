import { customType, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Bytes; a `Buffer` when read. */
export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
	dataType: () => 'bytea',
	toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength)
});

export const moment = (name: string) => timestamp(name, { withTimezone: true });

export const id = () => uuid().primaryKey().defaultRandom();

export const created = () => moment('created_at').notNull().defaultNow();

/** Text that may be empty. */
export const words = (name: string) => text(name).notNull().default('');

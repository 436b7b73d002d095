import { outboxOf } from '#lib/server/outbox.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app } }) => ({
	hasOutbox: outboxOf(app) !== undefined
});

import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app } }) => ({
	hasOutbox: app.outbox !== undefined
});

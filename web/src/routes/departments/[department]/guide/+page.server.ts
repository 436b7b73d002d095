import { guidesFor } from '@small-change/db';
import { isAdministrator } from '#lib/server/administrators.ts';
import { guideAt } from '#lib/server/guides.ts';
import { signedIn } from '#lib/server/who.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { app } = event.locals;
	const guide = await guideAt(app, event.params.department);
	const holding = await guidesFor(app.db, event.params);
	const above = holding.filter(({ department }) => department !== guide.department);
	return {
		guide,
		above: above.map(({ department, name }) => ({ department, name })),
		mayEdit: isAdministrator(app, person)
	};
};

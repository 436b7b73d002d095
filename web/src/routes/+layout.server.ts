import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { person } }) => ({
	me: person && { name: person.name, email: person.email }
});

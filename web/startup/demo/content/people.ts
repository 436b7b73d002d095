/** Departments that are nobody's: invented figures shall not stand beside the name of a real one. Parents come before their own. */
export const exampleDepartments = [
	{ id: 'department-for-examples', name: 'Department for Examples' },
	{
		id: 'example-benefits-agency',
		name: 'Example Benefits Agency',
		parent: 'department-for-examples'
	},
	{
		id: 'example-licensing-agency',
		name: 'Example Licensing Agency',
		parent: 'department-for-examples'
	},
	{ id: 'office-for-worked-examples', name: 'Office for Worked Examples' }
] as const;

/** Whom one can sign in as, and what they are for. */
export const demoPeople = [
	{ name: 'Amina Rahman', email: 'amina.rahman@example.gov.uk', part: 'facilitator' },
	{ name: 'Ben Okafor', email: 'ben.okafor@example.gov.uk', part: 'participant in Amina’s team' },
	{
		name: 'Grace Adeyemi',
		email: 'grace.adeyemi@example.gov.uk',
		part: 'colleague in another department'
	},
	{ name: 'Sam Whitfield', email: 'sam.whitfield@example.gov.uk', part: 'administrator' }
] as const;

export const demoAdministrator = demoPeople[3].email;

interface DemoTeam {
	name: string;
	department: (typeof exampleDepartments)[number]['id'];
	/** Its facilitator comes first. */
	people: readonly [string, ...string[]];
}

export const demoTeams: readonly DemoTeam[] = [
	{
		name: 'Licence letters',
		department: 'example-licensing-agency',
		people: [
			'Amina Rahman',
			'Ben Okafor',
			'Cerys Evans',
			'Dilip Nair',
			'Ewa Kowalska',
			'Fergus Muir'
		]
	},
	{
		name: 'Casework quality',
		department: 'office-for-worked-examples',
		people: ['Grace Adeyemi', 'Harjit Gill', 'Iona Reid']
	},
	{
		name: 'Claims enquiries',
		department: 'example-benefits-agency',
		people: ['Jo Fraser', 'Kamal Aziz', 'Leah Morgan', 'Tomos Price', 'Uma Krishnan', 'Will Barker']
	},
	{
		name: 'Travel and expenses',
		department: 'department-for-examples',
		people: ['Marek Nowak', 'Nia Parry', 'Ruth Ansah', 'Yusuf Demir']
	},
	{
		name: 'Recruitment support',
		department: 'office-for-worked-examples',
		people: ['Owen Doyle', 'Priya Menon']
	}
];

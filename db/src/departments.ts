/** A department or agency of the UK government; `parent` is the department that it belongs to. */
interface ListedDepartment {
	id: string;
	name: string;
	parent?: string;
}

/** Ministerial and non-ministerial departments, as at GOV.UK's list of organisations, and agencies of some size under them. */
const names: readonly (readonly [name: string, agencies?: readonly string[]])[] = [
	[
		"Attorney General's Office",
		['Crown Prosecution Service', 'Government Legal Department', 'Serious Fraud Office']
	],
	['Cabinet Office', ['Crown Commercial Service', 'Government Property Agency']],
	['Department for Business and Trade', ['Companies House', 'Insolvency Service']],
	['Department for Culture, Media and Sport', ['The National Archives']],
	['Department for Education', ['Standards and Testing Agency', 'Teaching Regulation Agency']],
	['Department for Energy Security and Net Zero'],
	[
		'Department for Environment, Food and Rural Affairs',
		[
			'Animal and Plant Health Agency',
			'Centre for Environment, Fisheries and Aquaculture Science',
			'Rural Payments Agency',
			'Veterinary Medicines Directorate'
		]
	],
	[
		'Department for Science, Innovation and Technology',
		['Intellectual Property Office', 'Met Office', 'UK Space Agency', 'Government Digital Service']
	],
	[
		'Department for Transport',
		[
			'Driver and Vehicle Licensing Agency',
			'Driver and Vehicle Standards Agency',
			'Maritime and Coastguard Agency',
			'Vehicle Certification Agency'
		]
	],
	['Department for Work and Pensions', ['Health and Safety Executive']],
	[
		'Department of Health and Social Care',
		['Medicines and Healthcare products Regulatory Agency', 'UK Health Security Agency']
	],
	['Foreign, Commonwealth and Development Office', ['Wilton Park']],
	[
		'HM Treasury',
		[
			'Government Internal Audit Agency',
			'National Savings and Investments',
			'UK Debt Management Office'
		]
	],
	[
		'Home Office',
		['Disclosure and Barring Service', 'HM Passport Office', 'UK Visas and Immigration']
	],
	[
		'Ministry of Defence',
		[
			'Defence Equipment and Support',
			'Defence Science and Technology Laboratory',
			'Submarine Delivery Agency',
			'UK Hydrographic Office'
		]
	],
	['Ministry of Housing, Communities and Local Government', ['Planning Inspectorate']],
	[
		'Ministry of Justice',
		[
			'Criminal Injuries Compensation Authority',
			'HM Courts and Tribunals Service',
			'HM Prison and Probation Service',
			'Legal Aid Agency',
			'Office of the Public Guardian'
		]
	],
	['Northern Ireland Office'],
	['Office of the Advocate General for Scotland'],
	['Office of the Leader of the House of Commons'],
	['Office of the Leader of the House of Lords'],
	['Scotland Office'],
	['UK Export Finance'],
	['Wales Office'],
	['Charity Commission'],
	['Competition and Markets Authority'],
	['Food Standards Agency'],
	['Forestry Commission', ['Forest Research', 'Forestry England']],
	["Government Actuary's Department"],
	['HM Land Registry'],
	['HM Revenue and Customs', ['Valuation Office Agency']],
	['National Crime Agency'],
	['Office for Standards in Education, Children’s Services and Skills'],
	['Office of Gas and Electricity Markets'],
	['Office of Qualifications and Examinations Regulation'],
	['Office of Rail and Road'],
	['Supreme Court of the United Kingdom'],
	['UK Statistics Authority', ['Office for National Statistics']],
	['Water Services Regulation Authority'],
	['Scottish Government', ['Social Security Scotland', 'Transport Scotland', 'Revenue Scotland']],
	['Welsh Government']
];

export const departmentList: readonly ListedDepartment[] = names.flatMap(
	([name, agencies = []]) => [
		{ id: wordOf(name), name },
		...agencies.map((agency) => ({ id: wordOf(agency), name: agency, parent: wordOf(name) }))
	]
);

function wordOf(name: string): string {
	return name
		.toLowerCase()
		.replace(/['’]/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

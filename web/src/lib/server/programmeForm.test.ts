import { expect, test } from 'vitest';
import { readProgramme } from './programmeForm.ts';

const good = {
	name: ' One  Big Thing 2024 ',
	theme: '',
	summary: '',
	'startsOn-day': '14',
	'startsOn-month': '10',
	'startsOn-year': '2024',
	'endsOn-day': ' 4',
	'endsOn-month': '2',
	'endsOn-year': '2025',
	learningUrl: 'https://learning.example.gov.uk/'
};

function read(fields: Record<string, string>): ReturnType<typeof readProgramme> {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return readProgramme(form);
}

test('a programme as it was typed is read', () => {
	expect(read(good).values).toEqual({
		name: 'One Big Thing 2024',
		theme: '',
		summary: '',
		startsOn: '2024-10-14',
		endsOn: '2025-02-04',
		learningUrl: 'https://learning.example.gov.uk/'
	});
});

test('each field says what is wrong with it', () => {
	expect(Object.keys(read({}).errors ?? {})).toEqual(['name', 'startsOn', 'endsOn']);
	expect(read({ ...good, 'endsOn-year': '2023' }).errors).toEqual({
		endsOn: 'The programme must end after it starts'
	});
	for (const learningUrl of ['javascript:alert(1)', 'learn.civilservice.gov.uk', '//x']) {
		expect(read({ ...good, learningUrl }).errors, learningUrl).toHaveProperty('learningUrl');
	}
	expect(read({ ...good, 'startsOn-day': '31', 'startsOn-month': '2' }).errors).toHaveProperty(
		'startsOn'
	);
	expect(read({ ...good, startsOn: '2024-10-14', 'startsOn-day': '' }).errors).toHaveProperty(
		'startsOn'
	);
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'node:fs/promises';

export interface NamedTest {
	/** From the root. */
	file: string;
	/** As it stands in the source, with what a template puts in. */
	title: string;
}

/** The titles of all tests and of what they stand in, read from their sources. */
export async function namedTests(root: string): Promise<NamedTest[]> {
	const found: NamedTest[] = [];
	const files = glob(
		'{board,db,web,collab-server,tests}/{src,integration,faults,cluster,house,browser}/**/*.{test,spec}.ts',
		{
			cwd: root
		}
	);
	for await (const file of files) {
		const source = await readFile(join(root, file), 'utf8');
		const titles = source.matchAll(
			/\b(?:test|describe)[\w.]*\(\s*(?:[^'"`]*?\)\(\s*)?(['"`])((?:\\.|(?!\1)[^\\])*)\1/g
		);
		for (const [, , title = ''] of titles) found.push({ file, title });
	}
	return found;
}

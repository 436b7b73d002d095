import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A Chromium that runs here: the one that `CHROMIUM_PATH` names, else one on the PATH, else the one that
 * an npm package brings along and unpacks into the folder for temporary files.
 */
export async function browserPath(): Promise<string> {
	const named = process.env['CHROMIUM_PATH'];
	if (named !== undefined && named !== '') return named;
	const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
	for (const path of folders.flatMap((folder) => names.map((name) => join(folder, name)))) {
		if (await isProgram(path)) return path;
	}
	// Without these two the package leaves out the libraries that a bare machine lacks.
	process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
	process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
	const { default: packaged } = await import('@sparticuz/chromium');
	return packaged.executablePath();
}

async function isProgram(path: string): Promise<boolean> {
	try {
		await access(path, constants.X_OK);
		return (await stat(path)).isFile();
	} catch {
		return false;
	}
}

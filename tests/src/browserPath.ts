import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where it lies on systems that do not put it on the PATH; every Windows has an Edge. */
function usualPlaces(): string[] {
	const { env, platform } = process;
	if (platform === 'darwin') {
		return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
			(name) => `/Applications/${name}.app/Contents/MacOS/${name}`
		);
	}
	if (platform !== 'win32') return [];
	const programs = [
		'Google\\Chrome\\Application\\chrome.exe',
		'Microsoft\\Edge\\Application\\msedge.exe'
	];
	const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']];
	return programs.flatMap((program) =>
		folders.flatMap((folder) => (folder ? [join(folder, program)] : []))
	);
}

/**
 * A Chromium that runs here: the one that `CHROMIUM_PATH` names, else one on the PATH or in its usual place,
 * else, on Linux, the one that an npm package brings along and unpacks into the folder for temporary files.
 */
export async function browserPath(): Promise<string> {
	const named = process.env['CHROMIUM_PATH'];
	if (named !== undefined && named !== '') return named;
	const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
	const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
	for (const path of [...onPath, ...usualPlaces()]) if (await isProgram(path)) return path;
	if (process.platform !== 'linux')
		throw new Error(
			'The browser tests need a Chrome or an Edge: install one, or set CHROMIUM_PATH.'
		);
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

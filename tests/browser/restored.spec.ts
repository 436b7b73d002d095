import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { runScript } from '../src/runScript.ts';
import { ServerProcess } from '../src/serverProcess.ts';
import { TcpProxy } from '../src/TcpProxy.ts';
import { expect, isGood, isOpen, longestWait, makeBoard, test } from './site.ts';

test('C11 row 22: who has a board open that is restored from a backup is told, and offered what it lacks', async ({
	site
}) => {
	const server = await ServerProcess.start();
	const folder = await mkdtemp(pathOf(tmpdir(), 'small-change-restored-'));
	const line = await TcpProxy.start({ host: '127.0.0.1', port: server.port });
	try {
		const { page, ...amina } = await site.person('Amina', {
			base: `http://127.0.0.1:${line.port}`
		});
		await makeBoard({ page, ...amina }, { title: 'Fewer letters', blank: true });
		await page.getByRole('button', { name: 'List', exact: true }).click();
		const write = async (text: string): Promise<void> => {
			await page.getByLabel('Add a note').fill(text);
			await page.keyboard.press('Enter');
			await isOpen(page);
		};
		await write('Ask once');
		const data = { DATA_DIR: server.dataDir };
		const backup = pathOf(folder, 'backup');
		expect((await runScript('backup', [backup], data)).code).toBe(0);
		await write('Answer by template');
		await server.stop();
		expect((await runScript('restore', [backup, '--replace'], data)).code).toBe(0);
		await server.start();
		line.leadTo([{ host: '127.0.0.1', port: server.port }]);

		const notice = page.getByRole('alert').filter({ hasText: 'restored from a backup' });
		await expect(notice).toBeVisible({ timeout: longestWait });
		const drafts = page.getByRole('region', { name: 'Not written to the board' });
		await expect(drafts).toContainText('Answer by template');
		await expect(drafts).not.toContainText('Ask once');
		await isGood(page, 'restored');
		await notice.getByRole('button', { name: 'Close' }).press('Enter');
		await expect(notice).toBeHidden();
		await drafts.getByRole('button', { name: 'Dismiss' }).press('Enter');
		await page.reload();
		await isOpen(page);
		await expect(page.getByText('Ask once')).toBeVisible();
		await expect(page.getByText('Answer by template')).toBeHidden();
		await expect(notice, 'it is said once').toBeHidden();
	} finally {
		await line.stop();
		await server.remove();
		await rm(folder, { recursive: true, force: true });
	}
});

import { openDatabase } from '@small-change/db';
import { expect, isGood, makeBoard, test } from './site.ts';

/** As if the phase that is under way had begun so many minutes earlier. */
async function beganEarlier(url: string, { board, by }: { board: string; by: number }) {
	const { pool, close } = openDatabase(url, { max: 1 });
	const earlier = by * 60_000;
	await pool.query(
		`update runs set planned_end = planned_end - $2::bigint, clock = clock || jsonb_build_object(
			'startedAt', (clock->>'startedAt')::bigint - $2::bigint,
			'endsAt', (clock->>'endsAt')::bigint - $2::bigint
		) from conversations c where c.id = runs.conversation and c.board = $1`,
		[board, earlier]
	);
	await close();
}

test('a phase that takes longer is said kindly, and what is to come is shortened on request', async ({
	server,
	site
}) => {
	const amina = await site.person('Amina');
	await makeBoard(amina, { title: 'Fewer letters' });
	const { page } = amina;
	const board = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	await page.getByRole('button', { name: 'Lead' }).click();
	const panel = page.getByRole('complementary', { name: 'Lead' });
	await panel.getByRole('button', { name: 'Start: Set the scene' }).click();
	await expect(panel).toContainText('Phase 1 of 8');
	await beganEarlier(await server.databaseUrl(), { board, by: 30 });
	await panel.getByRole('button', { name: 'Pause' }).click();
	await panel.getByRole('button', { name: 'Go on' }).click();

	const strip = page.getByRole('region', { name: 'Run sheet' });
	await expect(strip.getByRole('timer')).toContainText(/\+24:\d\d over/);
	await expect(panel).toContainText('24 minutes behind schedule.');
	await panel.getByText('All phases').click();
	const minutes = async (): Promise<number[]> =>
		(await panel.getByRole('listitem').allTextContents()).flatMap((text) =>
			[...text.matchAll(/(\d+) minutes?/g)].map(([, count]) => Number(count))
		);
	expect(await minutes()).toEqual([6, 10, 8, 8, 8, 6, 11, 3]);
	await isGood(page, 'lead-over');
	await panel.getByRole('button', { name: 'Shorten the remaining phases' }).click();
	await expect(panel.getByText('behind schedule')).toHaveCount(0);
	const [first, ...later] = await minutes();
	expect(first, 'what is under way stays').toBe(6);
	expect(later.reduce((sum, count) => sum + count)).toBe(54 - 24);
	expect(Math.min(...later)).toBeGreaterThan(0);
});

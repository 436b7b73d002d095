import { chromium } from '@playwright/test';
import { buildSite } from '../../../scripts/build.ts';
import { browserPath } from '../../src/browserPath.ts';
import { ServerProcess } from '../../src/serverProcess.ts';
import { TcpProxy } from '../../src/TcpProxy.ts';
import { formatTable } from '../formatTable.ts';
import { beginConversation, measureAgreeing, measureFirstNote } from './ways.ts';

const rounds = 5;
/** Milliseconds: what the product promises to people, their reading and typing included. */
const promised = { firstNote: 20_000, agreeing: 90_000 };

/** A phone's line where there is hardly any: milliseconds each way and piece; bytes a second on each of the six connections that a browser opens. */
const badLine = { delay: 150, throttle: 10_000 };

/** How much of the time that is promised to people in a conversation the product itself takes. */
export async function conversationPart(): Promise<{ result: unknown; table: string }> {
	if (!(await buildSite())) throw new Error('The site could not be built.');
	const server = await ServerProcess.start();
	const browser = await chromium.launch({
		executablePath: await browserPath(),
		args: ['--no-sandbox']
	});
	const line = await TcpProxy.start({ host: '127.0.0.1', port: server.port });
	line.delay(badLine.delay);
	line.throttle(badLine.throttle);
	try {
		const firstNote: number[] = [];
		const firstNoteOnBadLine: number[] = [];
		const agreeing: number[] = [];
		for (let round = 0; round < rounds; round++) {
			const led = await beginConversation(browser, server.base);
			firstNote.push(await measureFirstNote(browser, led));
			const there = { ...led, base: `http://127.0.0.1:${line.port}` };
			firstNoteOnBadLine.push(await measureFirstNote(browser, there, 'From far out'));
			agreeing.push(await measureAgreeing(led));
			await led.page.context().close();
		}
		const ways = {
			firstNote: summary(firstNote, promised.firstNote),
			firstNoteOnBadLine: summary(firstNoteOnBadLine, promised.firstNote),
			agreeing: summary(agreeing, promised.agreeing)
		};
		const rows = [
			['', 'median s', 'longest s', 'promised s', 'share of it'],
			['a code to a note that is saved, on a phone', ...cells(ways.firstNote)],
			['the same on a bad line', ...cells(ways.firstNoteOnBadLine)],
			['choosing notes to an experiment that is agreed', ...cells(ways.agreeing)]
		];
		return { result: ways, table: formatTable('Conversation', rows) };
	} finally {
		await browser.close();
		await line.stop();
		await server.remove();
	}
}

interface Way {
	/** Milliseconds. */
	median: number;
	longest: number;
	promised: number;
	/** Of what is promised, by the median. */
	share: number;
	rounds: number[];
}

function summary(measured: readonly number[], most: number): Way {
	const sorted = [...measured].sort((a, b) => a - b);
	const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
	const longest = sorted.at(-1) ?? NaN;
	return { median, longest, promised: most, share: median / most, rounds: [...measured] };
}

function cells({ median, longest, promised: most, share }: Way): string[] {
	const seconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(1);
	return [seconds(median), seconds(longest), seconds(most), share.toFixed(2)];
}

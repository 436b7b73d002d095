import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../scripts/run.ts';
import { conversationPart } from './conversation/conversationPart.ts';
import { guardPart } from './guard/guardPart.ts';
import { joinPart } from './join/joinPart.ts';
import { nodesPart } from './nodes/nodesPart.ts';
import { renderPart } from './render/renderPart.ts';
import { pointNames, syncPart } from './sync/syncPart.ts';

const { values: chosen, positionals } = parseArgs({
	allowPositionals: true,
	options: { points: { type: 'string' }, rounds: { type: 'string' } }
});
const points = chosen.points?.split(',');
const rounds = chosen.rounds === undefined ? undefined : Number(chosen.rounds);

/** `pnpm bench`, or some parts of it: `pnpm bench sync`, `pnpm bench render`; or `pnpm bench sync --points 100,join --rounds 5`. */
const parts: Record<string, () => Promise<{ result: unknown; table: string }>> = {
	guard: guardPart,
	sync: () => syncPart({ points, rounds }),
	join: joinPart,
	nodes: nodesPart,
	render: renderPart,
	conversation: conversationPart
};

const names = positionals.length > 0 ? positionals : Object.keys(parts);
const results: Record<string, unknown> = {};
const tables: string[] = [];
const began = Date.now();
/** What waited for a core in the minute before; 0 on Windows. */
const [load = 0] = loadavg();

for (const name of names) {
	if (!(name in parts))
		refuse(`There is no part ${name}: choose ${Object.keys(parts).join(' or ')}.`);
}
for (const point of points ?? []) {
	if (!pointNames.includes(point)) {
		refuse(`There is no point ${point}: choose of ${pointNames.join(', ')}.`);
	}
}
if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) {
	refuse('Rounds are a whole number above 0.');
}

for (const [name, run] of Object.entries(parts)) {
	if (!names.includes(name)) continue;
	const { result, table } = await run();
	results[name] = result;
	tables.push(table);
}

const [core] = cpus();
const machine = {
	date: new Date().toISOString(),
	node: process.version,
	platform: `${process.platform} ${process.arch}`,
	cores: cpus().length,
	core: core?.model ?? 'unknown',
	load
};
const file = join(root, 'test-results', 'bench.json');
await mkdir(join(root, 'test-results'), { recursive: true });
await writeFile(file, JSON.stringify({ ...machine, ...results }, undefined, '\t'));

console.log(tables.join('\n'));
console.log(
	`\n${machine.cores} cores, load ${load.toFixed(1)}, Node ${machine.node}, ${Math.round((Date.now() - began) / 1_000)} s.`
);
console.log(`All of it in ${file}`);

function refuse(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}

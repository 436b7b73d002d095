import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/run.ts';
import { joinPart } from './join/joinPart.ts';
import { renderPart } from './render/renderPart.ts';
import { syncPart } from './sync/syncPart.ts';

/** `pnpm bench`, or one part of it: `pnpm bench sync`, `pnpm bench render`. */
const parts: Record<string, () => Promise<{ result: unknown; table: string }>> = {
	sync: syncPart,
	join: joinPart,
	render: renderPart
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
const results: Record<string, unknown> = {};
const tables: string[] = [];
const began = Date.now();
/** What waited for a core in the minute before; 0 on Windows. */
const [load = 0] = loadavg();

for (const name of names) {
	if (name in parts) continue;
	console.error(`There is no part ${name}: choose ${Object.keys(parts).join(' or ')}.`);
	process.exit(1);
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

import type { Workbench } from '../Workbench.svelte.ts';
import { perform } from './Command.ts';
import type { Command } from './Command.ts';
import { arranging } from './arranging.ts';
import { joining } from './joining.ts';
import { keyName } from './keyName.ts';
import { leading } from './leading.ts';
import { looking } from './looking.ts';
import { ofTheBoard } from './ofTheBoard.ts';
import { reacting } from './reacting.ts';
import { selecting } from './selecting.ts';
import { tools } from './tools.ts';
import { writing } from './writing.ts';

/** Everything that can be done. */
export const commands: readonly Command[] = [
	...writing,
	...tools,
	...reacting,
	...joining,
	...arranging,
	...selecting,
	...looking,
	...leading,
	...ofTheBoard
];

const byId = new Map(commands.map((command) => [command.id, command]));
const byKey = new Map(
	commands.flatMap((command) => (command.keys ?? []).map((key) => [key, command] as const))
);

/** @throws where no command has this id: a slip of the pen in the code. */
export function command(id: string): Command {
	const found = byId.get(id);
	if (found === undefined) throw new Error(`There is no command “${id}”.`);
	return found;
}

/**
 * Does what the key stands for, or says why not. `everywhere`: only what is heard in fields as well.
 * @returns whether it stands for anything
 */
export function performKey(
	event: KeyboardEvent,
	bench: Workbench,
	{ everywhere }: { everywhere: boolean }
): boolean {
	const found = byKey.get(keyName(event));
	if (found === undefined || found.heardElsewhere) return false;
	if ((found.everywhere ?? false) !== everywhere) return false;
	if (found.canvasOnly && bench.place !== 'canvas') return false;
	perform(found, bench);
	return true;
}

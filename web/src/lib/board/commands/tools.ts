import { stamps } from '../stamps.ts';
import type { ToolName } from '../tools/Tool.ts';
import type { Command } from './Command.ts';

/** A tool of the canvas. With `writes` it is for those who may write. */
function tool(
	name: ToolName,
	words: string,
	given: { keys?: readonly string[]; also?: string; writes?: true }
): Command {
	return {
		id: `${name}-tool`,
		words,
		part: given.writes ? 'Write' : 'View',
		canvasOnly: true,
		...given,
		run: ({ canvas }) => canvas.tools.choose(name)
	};
}

/** What the pointer does on the canvas. */
export const tools: readonly Command[] = [
	tool('select', 'Select with the pointer', { keys: ['V'], also: 'tool arrow' }),
	tool('lasso', 'Draw around what to select', {
		keys: ['L'],
		also: 'tool lasso free selection'
	}),
	tool('hand', 'Move the view with the pointer', { keys: ['H'], also: 'tool hand pan' }),
	tool('note', 'Add a note with the pointer', { also: 'sticky tool', writes: true }),
	tool('zone', 'Draw a zone', {
		keys: ['Z'],
		also: 'new area frame column section',
		writes: true
	}),
	tool('text', 'Write text on the board', {
		keys: ['T'],
		also: 'heading title words label',
		writes: true
	}),
	tool('rectangle', 'Draw a rectangle', { keys: ['S'], also: 'shape box square', writes: true }),
	tool('ellipse', 'Draw an ellipse', { keys: ['O'], also: 'shape circle round', writes: true }),
	tool('diamond', 'Draw a diamond', { keys: ['D'], also: 'shape decision', writes: true }),
	tool('connector', 'Draw a connector', {
		keys: ['C'],
		also: 'arrow line connection link',
		writes: true
	}),
	tool('pen', 'Draw with the pen', { keys: ['P'], also: 'ink pencil free', writes: true }),
	tool('highlighter', 'Draw with the highlighter', {
		keys: ['Shift+P'],
		also: 'ink marker',
		writes: true
	}),
	tool('eraser', 'Erase what was drawn', { keys: ['X'], also: 'rubber ink', writes: true }),
	...stamps.map(({ emoji, name }): Command => ({
		id: `stamp-${name.replaceAll(' ', '-')}`,
		words: `Stamp: ${emoji} ${name}`,
		part: 'Write',
		also: 'emoji sticker',
		acts: 'write',
		canvasOnly: true,
		run: ({ canvas }) => {
			canvas.stampInHand = emoji;
			canvas.tools.choose('stamp');
		}
	}))
];

import { mostStrokePoints, worldPoint } from '@small-change/board';
import type { PlacedElement } from '@small-change/board';
import { describe, expect, test } from 'vitest';
import { HostForTests, pressAt } from './HostForTests.ts';
import { ToolBox } from './ToolBox.ts';
import type { ToolName } from './Tool.ts';

function shape(id: string, x: number): PlacedElement {
	return {
		type: 'shape',
		id,
		at: worldPoint(x, 0),
		size: [100, 100],
		kind: 'rectangle',
		colour: 'grey',
		text: '',
		order: 'a0'
	};
}

function holding(name: ToolName): { host: HostForTests; tools: ToolBox } {
	const host = new HostForTests();
	const tools = new ToolBox(host, () => undefined);
	tools.choose(name);
	return { host, tools };
}

describe('box tools', () => {
	test('a drag makes what was drawn, and the tool is done', () => {
		const { host, tools } = holding('rectangle');
		tools.press(pressAt(300, 200));
		tools.move(pressAt(100, 80));
		expect(host.shown.box).toEqual({ minX: 100, minY: 80, maxX: 300, maxY: 200 });
		tools.complete(pressAt(100, 80));
		expect(host.done).toEqual([
			['rectangle', { minX: 100, minY: 80, maxX: 300, maxY: 200 }],
			['tool done']
		]);
		expect(host.shown.box).toBeUndefined();
	});

	test('with Shift its sides are equal, whichever way it is drawn', () => {
		const { host, tools } = holding('ellipse');
		tools.press(pressAt(100, 100));
		tools.move(pressAt(40, 80, { shift: true }));
		expect(host.shown.box).toEqual({ minX: 40, minY: 40, maxX: 100, maxY: 100 });
	});

	test.each([
		['zone', { minX: 100, minY: 100, maxX: 580, maxY: 520 }],
		['diamond', { minX: -20, minY: 10, maxX: 220, maxY: 190 }]
	] as const)('a click makes a %s of the usual size', (name, box) => {
		const { host, tools } = holding(name);
		tools.press(pressAt(100, 100));
		tools.complete(pressAt(101, 100));
		expect(host.done[0]).toEqual([name, box]);
	});

	test('what is taken back, or interrupted, makes nothing', () => {
		const { host, tools } = holding('text');
		tools.press(pressAt(0, 0));
		tools.move(pressAt(90, 90));
		tools.cancel();
		tools.press(pressAt(0, 0));
		tools.move(pressAt(90, 90));
		tools.interrupt();
		expect(host.done).toEqual([]);
		expect(host.shown.box).toBeUndefined();
	});

	test('who may only read draws nothing', () => {
		const { host, tools } = holding('zone');
		host.mayWrite = false;
		tools.press(pressAt(0, 0));
		tools.complete(pressAt(90, 90));
		expect(host.done).toEqual([]);
	});
});

describe('the connector tool', () => {
	test('a drag from one element to another connects the two', () => {
		const { host, tools } = holding('connector');
		host.put(shape('one', 0), shape('two', 300));
		tools.press(pressAt(50, 50));
		tools.move(pressAt(200, 50));
		expect(host.shown.line).toEqual({ from: 'one', to: [200, 50] });
		tools.move(pressAt(350, 50));
		expect(host.shown.line).toEqual({ from: 'one', to: 'two' });
		tools.complete(pressAt(350, 50));
		expect(host.done).toEqual([['connect', 'one', 'two'], ['tool done']]);
		expect(host.shown.line).toBeUndefined();
	});

	test('two clicks do as well', () => {
		const { host, tools } = holding('connector');
		host.put(shape('one', 0), shape('two', 300));
		tools.press(pressAt(50, 50));
		tools.complete(pressAt(50, 50));
		tools.move(pressAt(250, 50));
		expect(host.shown.line).toEqual({ from: 'one', to: [250, 50] });
		tools.press(pressAt(350, 50));
		tools.complete(pressAt(350, 50));
		expect(host.done).toEqual([['connect', 'one', 'two'], ['tool done']]);
	});

	test('nothing is connected to itself', () => {
		const { host, tools } = holding('connector');
		host.put(shape('one', 0));
		tools.press(pressAt(10, 10));
		tools.complete(pressAt(90, 90));
		expect(host.done).toEqual([['tool done']]);
	});
});

describe('pen and eraser', () => {
	test('a stroke keeps the places that it passed, and the pen stays in the hand', () => {
		const { host, tools } = holding('pen');
		tools.press(pressAt(0, 0));
		tools.move(pressAt(0.5, 0));
		tools.move(pressAt(10, 0));
		tools.move(pressAt(20, 10));
		tools.complete(pressAt(20, 10));
		expect(host.done, 'the one half a px away is not kept').toEqual([['pen', 3]]);
		expect(host.shown.ink).toBeUndefined();
	});

	test('a very long stroke goes on as another', () => {
		const { host, tools } = holding('highlighter');
		tools.press(pressAt(0, 0));
		for (let x = 1; x <= mostStrokePoints + 10; x++) tools.move(pressAt(2 * x, 0));
		tools.complete(pressAt(2 * mostStrokePoints + 20, 0));
		expect(host.done).toEqual([
			['highlighter', mostStrokePoints],
			['highlighter', 12]
		]);
	});

	test('a second finger means that it was no drawing', () => {
		const { host, tools } = holding('pen');
		tools.press(pressAt(0, 0, { pointer: 'touch' }));
		tools.move(pressAt(30, 0, { pointer: 'touch' }));
		tools.interrupt();
		expect(host.done).toEqual([]);
		expect(host.shown.ink).toBeUndefined();
	});

	test('what the eraser touched goes at once when it is lifted, and fades before', () => {
		const { host, tools } = holding('eraser');
		host.put(shape('one', 0), shape('two', 300));
		tools.press(pressAt(50, 50));
		tools.move(pressAt(350, 50));
		expect(host.shown.faded).toEqual(['one', 'two']);
		expect(host.done).toEqual([]);
		tools.complete(pressAt(350, 50));
		expect(host.done).toEqual([['remove', 'one', 'two']]);
		expect(host.shown.faded).toEqual([]);
	});

	test('what is taken back erases nothing', () => {
		const { host, tools } = holding('eraser');
		host.put(shape('one', 0));
		tools.press(pressAt(50, 50));
		tools.cancel();
		tools.complete(pressAt(50, 50));
		expect(host.done).toEqual([]);
		expect(host.shown.faded).toEqual([]);
	});
});

describe('the select tool', () => {
	test('what is locked stays where it is while the rest is dragged', () => {
		const { host, tools } = holding('select');
		host.put(shape('one', 0), { ...shape('two', 300), locked: true });
		host.select(['one', 'two']);
		tools.press(pressAt(50, 50, { target: { kind: 'element', id: 'one' } }));
		tools.move(pressAt(70, 50, { target: { kind: 'element', id: 'one' } }));
		expect(host.lifted).toEqual([{ id: 'one', at: [20, 0] }]);
	});

	const onOne = { target: { kind: 'element', id: 'one' } } as const;

	test('with Alt copies are dragged, and Escape leaves none', () => {
		const { host, tools } = holding('select');
		host.put(shape('one', 0));
		tools.press(pressAt(50, 50, { ...onOne, alt: true }));
		tools.move(pressAt(80, 50, { ...onOne, alt: true }));
		expect(host.lifted).toEqual([{ id: 'copy-one', at: [30, 0] }]);
		tools.cancel();
		expect(host.done).toEqual([
			['begin', 'duplicate'],
			['discard', 'copy-one']
		]);
	});

	test('what is dragged lines up, unless Control is held, and with Shift along the axis alone', () => {
		const { host, tools } = holding('select');
		host.put(shape('one', 0));
		host.snapBy = [3, 4];
		tools.press(pressAt(50, 50, onOne));
		tools.move(pressAt(80, 90, onOne));
		expect(host.lifted).toEqual([{ id: 'one', at: [33, 44] }]);
		tools.move(pressAt(80, 90, { ...onOne, ctrl: true }));
		expect(host.lifted).toEqual([{ id: 'one', at: [30, 40] }]);
		tools.move(pressAt(80, 60, { ...onOne, shift: true }));
		expect(host.lifted).toEqual([{ id: 'one', at: [33, 0] }]);
	});

	test.each([
		['nw', [10, 20], { at: [10, 20], size: [90, 80] }],
		['n', [10, 20], { at: [0, 20], size: [100, 80] }],
		['e', [10, 20], { at: [0, 0], size: [110, 100] }],
		['sw', [-10, 20], { at: [-10, 0], size: [110, 120] }],
		['w', [90, 0], { at: [76, 0], size: [24, 100] }]
	] as const)('the handle %s leaves the side across from it where it is', (side, [x, y], box) => {
		const { host, tools } = holding('select');
		host.put(shape('one', 0));
		tools.press(pressAt(0, 0, { target: { kind: 'handle', id: 'one', side } }));
		tools.move(pressAt(x, y));
		expect(host.lifted).toEqual([{ id: 'one', ...box }]);
	});

	test('a plus makes a note beside by a click, and a connector by a drag', () => {
		const { host, tools } = holding('select');
		host.put(shape('one', 0), shape('two', 300));
		const plus = { target: { kind: 'sprout', id: 'one', side: 'right' } } as const;
		tools.press(pressAt(110, 50, plus));
		tools.complete(pressAt(110, 50, plus));
		tools.press(pressAt(110, 50, plus));
		tools.move(pressAt(350, 50, plus));
		tools.complete(pressAt(350, 50, plus));
		expect(host.done).toEqual([
			['beside', 'one', 'right'],
			['connect', 'one', 'two'],
			['tool done']
		]);
	});
});

describe('the lasso', () => {
	test('selects what lies in the line while it is drawn, and then lays itself down', () => {
		const { host, tools } = holding('lasso');
		host.put(shape('shapeOne', 50), shape('shapeTwo', 500));
		tools.press(pressAt(0, -50));
		tools.move(pressAt(200, -50));
		tools.move(pressAt(200, 100));
		expect([...host.selection]).toEqual(['shapeOne']);
		expect(host.shown.lasso).toHaveLength(3);
		tools.complete(pressAt(0, 100));
		expect(host.shown.lasso).toBeUndefined();
		expect(host.done).toEqual([['tool done']]);
	});

	test('with Shift it adds to what was; taken back it is as before', () => {
		const { host, tools } = holding('lasso');
		host.put(shape('shapeOne', 50), shape('shapeTwo', 500));
		host.select(['shapeTwo']);
		tools.press(pressAt(0, -50, { shift: true }));
		tools.move(pressAt(200, -50));
		tools.move(pressAt(200, 100));
		expect([...host.selection]).toEqual(['shapeTwo', 'shapeOne']);
		tools.cancel();
		expect([...host.selection]).toEqual(['shapeTwo']);
		expect(host.shown.lasso).toBeUndefined();
	});

	test('a click selects nothing, and a second finger ends it', () => {
		const { host, tools } = holding('lasso');
		host.select(['shapeTwo']);
		tools.press(pressAt(0, 0));
		tools.complete(pressAt(1, 0));
		expect(host.selection.size).toBe(0);
		tools.press(pressAt(0, 0));
		tools.move(pressAt(50, 0));
		tools.interrupt();
		expect(host.shown.lasso).toBeUndefined();
		expect(host.done).toEqual([]);
	});
});

describe('an address in a text', () => {
	const href = 'https://example.org';
	const target = { kind: 'element', id: 'shapeOne', href } as const;

	test('is opened by a press, and not by a drag, nor while Shift selects', () => {
		const { host, tools } = holding('select');
		host.put(shape('shapeOne', 0));
		tools.press(pressAt(10, 10, { target }));
		tools.complete(pressAt(10, 10, { target }));
		expect(host.done).toEqual([['open', href]]);
		tools.press(pressAt(10, 10, { target, shift: true }));
		tools.complete(pressAt(10, 10, { target, shift: true }));
		tools.press(pressAt(10, 10, { target }));
		tools.move(pressAt(90, 10, { target }));
		tools.complete(pressAt(90, 10, { target }));
		expect(host.done.filter((one) => Array.isArray(one) && one[0] === 'open')).toHaveLength(1);
	});
});

import { randomBytes } from 'node:crypto';
import { InstancePresenceRecordType, toRichText } from '@tldraw/tlschema';

export function noteRecord({ x, y, text }) {
	return {
		id: `shape:${randomBytes(12).toString('base64url')}`,
		typeName: 'shape',
		type: 'note',
		x,
		y,
		rotation: 0,
		index: 'a1',
		parentId: 'page:page',
		isLocked: false,
		opacity: 1,
		meta: {},
		props: {
			color: 'yellow',
			labelColor: 'black',
			size: 'm',
			font: 'draw',
			fontSizeAdjustment: 1,
			align: 'middle',
			verticalAlign: 'middle',
			growY: 0,
			url: '',
			richText: toRichText(text),
			scale: 1,
			textLastEditedBy: null
		}
	};
}

export function presenceRecord({ id, name }) {
	return InstancePresenceRecordType.create({
		id: InstancePresenceRecordType.createId(id),
		userId: `user:${id}`,
		userName: name,
		currentPageId: 'page:page',
		cursor: cursorAt([0, 0])
	});
}

export function cursorAt([x, y]) {
	return { x, y, type: 'default', rotation: 0 };
}

/**
 * Reads the notes of a board and adds one, with plain Yjs and y-websocket: see README.md.
 *
 *     BOARD=wss://board.example.org/yjs/<board> TOKEN=sct_… node addNote.js 'What the note says'
 */
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';
import { writeSyncStep1 } from 'y-protocols/sync';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { makeNote } from './makeNote.js';

const { BOARD: address, TOKEN: token } = process.env;
const text = process.argv[2] ?? 'A note from a script';
if (!address || !token)
	throw new Error('Set BOARD to the address of a board and TOKEN to its token.');

const doc = new Y.Doc();
const at = address.lastIndexOf('/');
const provider = new WebsocketProvider(address.slice(0, at), address.slice(at + 1), doc, {
	params: { token },
	disableBc: true
});

// The server has decided, and says why: y-websocket does not come back by itself.
provider.on('closed', ({ code, reason }) => {
	console.error(`Refused (${code}): ${reason}`);
	process.exit(1);
});

await new Promise((resolve) => provider.once('sync', resolve));
for (const note of doc.getMap('notes').values()) console.log(`- ${note.get('text')}`);
makeNote(doc, { text, x: 0, y: 0 });
await answered();
console.log(`+ ${text}`);
process.exit(0);

/**
 * Resolves when the server has committed what this document says. The protocol has no receipts, but the server takes
 * what one socket sends in its order: when it answers what is asked after a change, the change is in its log.
 */
function answered() {
	const question = createEncoder();
	const sync = 0;
	writeVarUint(question, sync);
	writeSyncStep1(question, doc);
	provider.synced = false;
	provider.ws.send(toUint8Array(question));
	return new Promise((resolve) => provider.once('sync', resolve));
}

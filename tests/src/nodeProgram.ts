import { openDatabase } from '@small-change/db';
import { startCollabNode } from './collabNode.ts';

/** A collab node as a process of its own, so that it can be killed: `node nodeProgram.ts <database url> <port>`. */
const [, , url = '', port = '0'] = process.argv;
const { db } = openDatabase(url, { max: 4 });
await startCollabNode(db, { port: Number(port) });
process.send?.('listening');
process.on('disconnect', () => process.exit());

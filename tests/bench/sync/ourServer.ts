import { openDatabase } from '@small-change/db';
import { startCollabNode } from '../../src/collabNode.ts';
import { answerServer } from './answerServer.ts';

/** The collab server as it is, on the database that the first argument names. */
const { db } = openDatabase(process.argv[2] ?? '');
const { base } = await startCollabNode(db);
answerServer(base);

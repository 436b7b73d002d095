import { openDatabase } from '@small-change/db';
import { startCollabNode } from '../../src/collabNode.ts';
import { answerServer } from './answerServer.ts';

/** The collab server as it is, on the database that the first argument names, with the Redis of the second. */
const { db } = openDatabase(process.argv[2] ?? '');
const redisUrl = process.argv[3];
const { base } = await startCollabNode(db, redisUrl === undefined ? {} : { redisUrl });
answerServer(base);

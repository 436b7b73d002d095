import { openDatabase } from '@small-change/db';
import { startCollabNode } from '../../src/collabNode.ts';
import { answerParent } from '../answerParent.ts';
import { ownCpu } from '../cpu.ts';

/** The collab server as it is, on the database that the first argument names. */
const { db } = openDatabase(process.argv[2] ?? '');
const { base } = await startCollabNode(db);
answerParent({ base: () => base, cpu: ownCpu });

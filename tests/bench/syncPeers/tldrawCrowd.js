import { runClients } from '../sync/runClients.ts';
import { openTldraw } from './tldrawClient.js';

runClients((room, person) => openTldraw(room, person, undefined));

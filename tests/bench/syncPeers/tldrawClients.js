import { runClients } from '../sync/runClients.ts';
import { TldrawDocument } from './TldrawDocument.js';
import { openTldraw } from './tldrawClient.js';

runClients((room, person) => openTldraw(room, person, new TldrawDocument()));

export { clientAddress, trustedProxies } from './front/clientAddress.ts';
export { createCollabServer } from './server.ts';
export type { CollabCounts, CollabServer } from './server.ts';
export { BoardEvents } from './events/BoardEvents.ts';
export type { CollabDependencies, Measures } from './dependencies.ts';

export { createCollabServer } from './server.ts';
export type { CollabCounts, CollabServer } from './server.ts';
export { stateEncodings } from './wholeState/WholeStates.ts';
export type { StateEncoding, WholeStateSent } from './wholeState/WholeStates.ts';
export { BoardEvents } from './events/BoardEvents.ts';
export type { CollabDependencies, Measures } from './dependencies.ts';

export {
	boardAccess,
	boardOfConversation,
	readBoardAccess,
	readTeamAccess,
	teamAccess
} from './access.ts';
export type { BoardAccess, BoardFacts, TeamFacts } from './access.ts';
export { departmentList } from './departments.ts';
export { startEmbeddedPostgres } from './embedded/startEmbeddedPostgres.ts';
export type { EmbeddedPostgres } from './embedded/startEmbeddedPostgres.ts';
export { DbError } from './errors.ts';
export type { DbErrorCode } from './errors.ts';
export { isDatabaseUnavailable } from './isDatabaseUnavailable.ts';
export type { Log } from './Log.ts';
export { migrate } from './migrate.ts';
export { openDatabase } from './openDatabase.ts';
export type { Database, OpenDatabase, Transaction } from './openDatabase.ts';
export {
	boardsOf,
	createBoard,
	joinBoard,
	removeMember,
	renameBoard,
	setBoardFrozen,
	setMemberRole
} from './queries/boards.ts';
export type { BoardOfPerson, NewBoard, Role } from './queries/boards.ts';
export {
	conversationByCode,
	conversationsOf,
	createConversation,
	peopleOn,
	renewCode
} from './queries/conversations.ts';
export type {
	ConversationByCode,
	ConversationOfPerson,
	PersonOnBoard
} from './queries/conversations.ts';
export { rememberAnswer, rememberedAnswer } from './queries/commands.ts';
export { addDevice, createGuest, personByDevice, renamePerson } from './queries/people.ts';
export type { Person } from './queries/people.ts';
export { personBySignIn, welcomeSignIn } from './queries/signIn.ts';
export {
	createTeam,
	joinTeam,
	keepDepartments,
	leaveTeam,
	listDepartments,
	membersOf,
	renewInvitation,
	setTeamRole,
	teamByInvitation,
	teamsOf
} from './queries/teams.ts';
export type { Department, TeamMember, TeamOfPerson, TeamRole } from './queries/teams.ts';
export { signInTables } from './schema/signIn.ts';
export { signTicket, verifyTicket } from './ticket.ts';
export type { Ticket } from './ticket.ts';
export { appendUpdates } from './update-log/appendUpdates.ts';
export type { Append, AppendOutcome } from './update-log/appendUpdates.ts';
export { compactionCandidates, pruneUpdates, writeSnapshot } from './update-log/compaction.ts';
export type { CompactionCandidate } from './update-log/compaction.ts';
export { findDocument, headSeqs, noteAuthors } from './update-log/documents.ts';
export type { DocumentRow, NoteAuthor } from './update-log/documents.ts';
export { readDocument } from './update-log/readDocument.ts';
export type { StoredDocument } from './update-log/readDocument.ts';
export { readUpdatesAfter } from './update-log/readUpdatesAfter.ts';
export type { MissedUpdates } from './update-log/readUpdatesAfter.ts';
export type { StoredUpdate } from './update-log/storedUpdate.ts';

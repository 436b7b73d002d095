export {
	boardAccess,
	boardOfConversation,
	leads,
	mayUndo,
	peopleWithAccess,
	readAccessOfMany,
	readBoardAccess
} from './access/boards.ts';
export type { AccessAsked, BoardAccess, BoardFacts } from './access/boards.ts';
export { caseStudyAccess, readCaseStudyAccess } from './access/caseStudies.ts';
export type { CaseStudyFacts } from './access/caseStudies.ts';
export { experimentAccess, readExperimentAccess } from './access/experiments.ts';
export type { ExperimentFacts } from './access/experiments.ts';
export { readTeamAccess, teamAccess } from './access/teams.ts';
export type { TeamFacts } from './access/teams.ts';
export { restoreBackup } from './backup/restoreBackup.ts';
export { writeBackup } from './backup/writeBackup.ts';
export { checkDatabase } from './checks/checkDatabase.ts';
export type { Finding } from './checks/Check.ts';
export { departmentList } from './departments.ts';
export { reachEmbeddedPostgres } from './embedded/reachEmbeddedPostgres.ts';
export { startEmbeddedPostgres } from './embedded/startEmbeddedPostgres.ts';
export type { EmbeddedPostgres } from './embedded/startEmbeddedPostgres.ts';
export { errorForLog } from './errorForLog.ts';
export { DbError } from './errors.ts';
export type { DbErrorCode } from './errors.ts';
export { isDatabaseUnavailable } from './isDatabaseUnavailable.ts';
export type { Log } from './Log.ts';
export { migrate } from './migrate.ts';
export { openDatabase } from './openDatabase.ts';
export type { Database, OpenDatabase, Transaction } from './openDatabase.ts';
export { requireCurrentSchema } from './schemaState.ts';
export { backdateCaseStudy, backdateConversation, backdateExperiment } from './queries/backdate.ts';
export { setBoardArchived } from './queries/archive.ts';
export {
	boardsOf,
	createBoard,
	joinBoard,
	leadersOn,
	renameBoard,
	setBoardFrozen
} from './queries/boards.ts';
export type { BoardOfPerson, NewBoard, Place, Role } from './queries/boards.ts';
export {
	boardEventsOf,
	countBoardEvents,
	namesOf,
	noteBoardEvent,
	takeBackEvent
} from './queries/boardEvents.ts';
export type { BoardEvent } from './queries/boardEvents.ts';
export { deleteAccount, nameOfWhoLeft, teamsLedAlone } from './queries/deleteAccount.ts';
export { endSessions } from './queries/endSessions.ts';
export { formerMembersOf, letInAgain, removeMember, setMemberRole } from './queries/members.ts';
export type { FormerMember } from './queries/members.ts';
export { formatSession } from './session.ts';
export {
	accessTokenUsed,
	accessTokensOn,
	createAccessToken,
	findAccessToken,
	mostAccessTokens,
	readAccessToken,
	revokeAccessToken
} from './queries/accessTokens.ts';
export type { AccessToken, AccessTokenFacts } from './queries/accessTokens.ts';
export {
	addSeat,
	holdSeat,
	leaveSeat,
	readSeat,
	removeSeat,
	boardOfTaken,
	seatsOfScribe,
	seatsOn,
	setScribe
} from './queries/seats.ts';
export { takeSeat } from './queries/takeSeat.ts';
export type { Seat, SeatFacts } from './queries/seats.ts';
export {
	beginAgreement,
	changeAgreement,
	endAgreement,
	fillAgreement,
	holdAgreement,
	readAgreement,
	setAgreementScribe
} from './queries/agreements.ts';
export type { Agreement } from './queries/agreements.ts';
export { readTakingPart } from './queries/balance.ts';
export { lockedOn, mostLocks, setElementLocks } from './queries/elementLocks.ts';
export { hiddenOn, keepHidden, mostHidden, takeHidden } from './queries/hiddenNotes.ts';
export type { NoteTakenOff } from './queries/hiddenNotes.ts';
export { addNews } from './queries/news.ts';
export { copyImages, keepImage, readImage } from './queries/images.ts';
export type { BoardImage, ImageType } from './queries/images.ts';
export { reactionsOn, setReaction } from './queries/reactions.ts';
export type { Reaction } from './queries/reactions.ts';
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
export { guidesFor, keepGuide, readGuide } from './queries/departmentGuides.ts';
export type { DepartmentGuide } from './queries/departmentGuides.ts';
export { phaseStepsOf } from './queries/phaseSteps.ts';
export type { PhaseStep } from './queries/phaseSteps.ts';
export {
	createRun,
	holdRun,
	phasesOf,
	readRun,
	replacePhases,
	setPhaseMinutes,
	setStanding
} from './queries/runs.ts';
export type { NewPhase, PhaseClock, PhaseRow, RunState, Standing } from './queries/runs.ts';
export {
	deletePrivateNote,
	holdPhase,
	keepSecret,
	ownPrivateNotes,
	privateTotals,
	setNoteAuthors,
	takeHiddenNotes,
	writePrivateNote
} from './queries/privateNotes.ts';
export type { HiddenNote, OwnPrivateNote } from './queries/privateNotes.ts';
export { claimedNotes, dropClaim, keepClaims } from './queries/noteClaims.ts';
export type { ClaimRow } from './queries/noteClaims.ts';
export {
	castDots,
	chosenOn,
	closeVotingRound,
	earlierResults,
	lastVotingRound,
	openVotingRound,
	ownBallot,
	setChosen,
	votingItemsOf
} from './queries/voting.ts';
export type { VotingRound, VotingRoundItem } from './queries/voting.ts';
export {
	answerPulse,
	fewestPulses,
	isClosed,
	readPulse,
	readRecord,
	writeRecord
} from './queries/records.ts';
export type { ConversationRecord, RecordedBoard, RecordedNote } from './queries/records.ts';
export { participantsIn, participationsOf } from './queries/participations.ts';
export { beginningsFor, readBeginning, saveBeginning } from './queries/savedBeginnings.ts';
export type { SavedBeginning } from './queries/savedBeginnings.ts';
export { addCheckIn, checkInsOf, removeCheckIn } from './queries/checkIns.ts';
export type { CheckIn } from './queries/checkIns.ts';
export {
	adoptCaseStudy,
	adoptionsOf,
	beginCaseStudy,
	changeCaseStudy,
	importCaseStudy,
	publishCaseStudy,
	readCaseStudy,
	unpublishCaseStudy
} from './queries/caseStudies.ts';
export type {
	Adoption,
	CaseStudy,
	CaseStudyWords,
	Measured,
	Theme,
	Visibility
} from './queries/caseStudies.ts';
export { departmentsWithCaseStudies, searchCaseStudies } from './queries/caseStudySearch.ts';
export type { CaseStudyCard, CaseStudySearch } from './queries/caseStudySearch.ts';
export {
	changeExperiment,
	createExperiment,
	deleteDraft,
	finishExperiment,
	isExperimentOf,
	startExperiment
} from './queries/experiments.ts';
export type {
	Change,
	ExperimentPlan,
	ExperimentStatus,
	NewExperiment,
	Outcome
} from './queries/experiments.ts';
export {
	experimentsOnBoard,
	listExperiments,
	plannedTests,
	possibleOwners,
	readExperiment
} from './queries/experimentsShown.ts';
export type { Experiment, ExperimentLine, ExperimentOnBoard } from './queries/experimentsShown.ts';
export { rememberAnswer, rememberedAnswer } from './queries/commands.ts';
export { takeTurn } from './queries/locks.ts';
export {
	addDevice,
	createGuest,
	isAnybodyKnown,
	personByDevice,
	renamePerson
} from './queries/people.ts';
export type { Person } from './queries/people.ts';
export { currentProgramme, keepProgramme } from './queries/programmes.ts';
export type { Programme } from './queries/programmes.ts';
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
export { appendToDocuments } from './update-log/appendToDocuments.ts';
export { appendUpdates } from './update-log/appendUpdates.ts';
export type { Append, AppendOutcome, AppendRequest } from './update-log/appendUpdates.ts';
export { compactionCandidates, pruneUpdates, writeSnapshot } from './update-log/compaction.ts';
export type { CompactionCandidate } from './update-log/compaction.ts';
export {
	allNoteAuthors,
	findDocument,
	headSeqs,
	holdDocument,
	noteAuthors,
	notesBy
} from './update-log/documents.ts';
export type { DocumentRow, NoteAuthor } from './update-log/documents.ts';
export { readDocument, readHeldDocument } from './update-log/readDocument.ts';
export type { StoredDocument } from './update-log/readDocument.ts';
export { readHeldHistory, readHistory } from './update-log/readHistory.ts';
export type { DocumentHistory, HistoryRow } from './update-log/readHistory.ts';
export { readUpdatesAfter } from './update-log/readUpdatesAfter.ts';
export type { MissedUpdates } from './update-log/readUpdatesAfter.ts';
export type { StoredUpdate } from './update-log/storedUpdate.ts';

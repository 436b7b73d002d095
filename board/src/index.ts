export { align, alignments, distribute, tidy } from './arrange.ts';
export type { Alignment, Lying, Move } from './arrange.ts';
export { BoardDocument } from './BoardDocument.ts';
export type { ElementChange, ElementListener, Hand } from './BoardDocument.ts';
export { parseElement } from './elementData.ts';
export { connectorCourse } from './connectors.ts';
export type { ConnectorCourse, ConnectorTarget } from './connectors.ts';
export { copiesOf } from './copies.ts';
export {
	connectorArrows,
	connectorLines,
	defaultNoteSize,
	defaultZoneSize,
	documentSchema,
	isPlaced,
	leastDrawnSide,
	leastSide,
	longestText,
	mostSide,
	mostStrokePoints,
	noteColours,
	shapeKinds,
	strokeScale,
	strokeTips
} from './elements.ts';
export type {
	Connector,
	ConnectorArrow,
	ConnectorEnd,
	ConnectorLine,
	Element,
	ElementOf,
	ElementType,
	Group,
	Image,
	Note,
	NoteColour,
	PlacedElement,
	Shape,
	ShapeKind,
	Stroke,
	StrokeTip,
	TextKey,
	Zone
} from './elements.ts';
export {
	boundsAround,
	boundsOf,
	centreOf,
	contains,
	fit,
	leastZoom,
	mostZoom,
	pan,
	readingOrder,
	screenPoint,
	toScreen,
	toWorld,
	visibleBounds,
	worldPoint,
	zoneOf,
	zoomAt
} from './geometry.ts';
export type { Bounds, Camera, ScreenPoint, Size, WorldPoint } from './geometry.ts';
export { groupHeading, groupPlace, membersByGroup } from './groupMembers.ts';
export { gatherGroup } from './gather.ts';
export { collapseGroup, makeGroup, moveToGroup, splitGroups } from './groups.ts';
export { actingOn } from './guard/kindsOfChange.ts';
export type { Acting } from './guard/kindsOfChange.ts';
export { judge } from './guard/judge.ts';
export type { Judgement, Rights } from './guard/judge.ts';
export { scanUpdate } from './guard/scanUpdate.ts';
export type { Scan } from './guard/scanUpdate.ts';
export { History } from './History.ts';
export { linkParts } from './links.ts';
export type { TextPart } from './links.ts';
export { makeElement, setPart } from './makeElement.ts';
export type { NewElement } from './makeElement.ts';
export { formatDocumentName, isElementId, newIdFrom, parseDocumentName } from './names.ts';
export type { DocumentName } from './names.ts';
export {
	duplicate,
	editText,
	lock,
	makeElements,
	makeNote,
	makeZone,
	mostElementsAtOnce,
	moveElements,
	moveToZone,
	recolour,
	removeElements,
	resizeElement
} from './operations.ts';
export { mergeNotes, partsOfText, splitNote } from './mergeNotes.ts';
export { outline } from './outline.ts';
export type { OutlineGroup, OutlinePart } from './outline.ts';
export { isWithin } from './polygon.ts';
export { decodePresence, encodePresence } from './sync/presenceFrames.ts';
export { personColours, presenceSchema } from './presence.ts';
export type { Presence } from './presence.ts';
export { reactionNames, reactionWords, reactions } from './reactions.ts';
export type { NoteReactions, ReactionName } from './reactions.ts';
export { putOnBoard } from './privateWriting/putOnBoard.ts';
export { parseClaimedNotes } from './privateWriting/claimedNotes.ts';
export type { ClaimedNote } from './privateWriting/claimedNotes.ts';
export { mostClaims } from './privateWriting/claims.ts';
export { longestPrivateNote, mostPrivateNotes } from './privateWriting/privateNotes.ts';
export type { PrivateNote, PrivateWriting } from './privateWriting/privateNotes.ts';
export { longestReason } from './hiddenNotes.ts';
export type { HiddenNoteOnBoard, HiddenOfMine } from './hiddenNotes.ts';
export { readEarlier } from './readEarlier.ts';
export { reorder } from './reorder.ts';
export type { Reordering } from './reorder.ts';
export { mostCompared, suggestGroups, thresholds } from './similar/suggestGroups.ts';
export type { GroupSuggestion } from './similar/suggestGroups.ts';
export { snap } from './snap.ts';
export type { Gap, Guide, Snap } from './snap.ts';
export { fromBoardFile, toBoardFile, toRecordFile } from './exchange/boardFile.ts';
export type { Imported } from './exchange/Imported.ts';
export type { Drawing } from './exchange/Drawing.ts';
export { saidOf } from './exchange/marks.ts';
export type { Mark } from './exchange/marks.ts';
export { toSvg } from './exchange/svg.ts';
export type { Told } from './exchange/svg.ts';
export { fromRows, harmless, toRows } from './exchange/table.ts';
export { toMarkdown, toText } from './exchange/text.ts';
export { addTime, pause, resume, startClock, timeLeft } from './runSheet/clock.ts';
export type { Clock } from './runSheet/clock.ts';
export {
	fewestAnonymous,
	longestPhaseName,
	longestScript,
	mayInPhase,
	mayReact,
	mostMinutes,
	mostPhases,
	phasePlanSchema,
	privacies,
	weighings,
	privacyWords,
	whoMay,
	whoMayWords
} from './runSheet/phases.ts';
export type { Phase, PhasePlan, Privacy, Weighing, WhoMay } from './runSheet/phases.ts';
export { lateBy, later, minutesOf, trimmed } from './runSheet/plan.ts';
export { currentPhase, takeBackFor } from './runSheet/run.ts';
export type { Run } from './runSheet/run.ts';
export { standingBefore, stepTo } from './runSheet/steps.ts';
export { crosses, inkPoints, strokeFrom } from './strokes.ts';
export type { InkPoint } from './strokes.ts';
export { wordsOf } from './readElement.ts';
export { splice } from './splice.ts';
export { BoardClient } from './sync/BoardClient.ts';
export { CommandError } from './sync/CommandLink.ts';
export { StoreError } from './sync/DeviceStore.ts';
export type { CopyChange, CopyPart, DeviceStore, KeptCopy } from './sync/DeviceStore.ts';
export { TicketError } from './sync/environment.ts';
export type {
	ClientEnvironment,
	Socket,
	StateAnswer,
	SocketHandlers,
	Ticket
} from './sync/environment.ts';
export {
	authFrame,
	beatFrame,
	messageFrame,
	presenceFrame,
	readServerFrame,
	updateFrame,
	wantsFrame
} from './sync/frames.ts';
export type { ServerFrame } from './sync/frames.ts';
export { noteItems, notesBeyond, packAuthors } from './sync/packedAuthors.ts';
export { readWholeState, writeWholeState } from './sync/wholeState.ts';
export { parseKeptFacts } from './sync/keptFacts.ts';
export type { NoteAuthors } from './sync/keptFacts.ts';
export type { OwnPresence, PersonHere } from './sync/PresenceLink.ts';
export type { Claim } from './sync/Claims.ts';
export type { OwnNote } from './sync/PrivateLink.ts';
export type { RecoveredDraft } from './sync/recoverChanges.ts';
export type { SaveStatus } from './sync/saveStatus.ts';
export { guided, longestGuide } from './templates/guided.ts';
export type { GuideScript, GuideWords } from './templates/guided.ts';
export { beginningOf, phasesFor, templateBoard } from './templates/templateBoard.ts';
export type { Beginning } from './templates/templateBoard.ts';
export { templates } from './templates/templates.ts';
export type { Template } from './templates/templates.ts';
export { votable } from './voting/votable.ts';
export { mostDots, mostVotingItems, ranked, tied } from './voting/voting.ts';
export type { Voting, VotingItem } from './voting/voting.ts';
export { balanceOf, balanceSchema } from './balance.ts';
export type { Balance } from './balance.ts';
export { longestSeatName, mostSeats } from './seats.ts';
export type { Seat } from './seats.ts';
export { answerNames, mostPromoted } from './agreement/agreement.ts';
export { fromNotes } from './agreement/fromNotes.ts';
export type { Agreement, AnswerName, Answers } from './agreement/agreement.ts';
export { idOfUnreadable, knowsAuthors, parseClientMessage } from './clientMessages.ts';
export type { ClientMessage, Command } from './clientMessages.ts';
export { closeCodes, parseServerMessage, refusalCodes } from './wire.ts';
export type { BoardExperiment, BoardState, Refusal, RefusalCode, ServerMessage } from './wire.ts';
export { setZoneLayout, settleZones } from './zoneGrid.ts';
export { takeBack } from './takeBack/takeBack.ts';
export type { TakenBack, TracedHistory } from './takeBack/takeBack.ts';

interface BoardEvent {
	/** A command's name, or what a page did. */
	kind: string;
	/** What somebody is called to whom it was done; null: nobody is known. */
	about: string | null;
	words: string;
}

type Saying = (about: string, words: string) => string;

const sayings: Readonly<Record<string, Saying>> = {
	join: () => 'Joined the board',
	remove: (about) => `Took ${about} off the board`,
	'let-in-again': (about) => `Let ${about} in again`,
	'make-owner': (about) => `${about} became its owner, since whoever was it deleted their account`,
	'make-facilitator': (about) => `Let ${about} lead as well`,
	'make-writer': (about) => `Let ${about} take part, and not lead`,
	'make-reader': (about) => `Let ${about} read only`,
	'leave-team': (about) => `${about} left the team, and the board with it`,
	'delete-account': () => 'Deleted their account',
	archive: () => 'Archived the board',
	'bring-back': () => 'Brought the board back',
	close: () => 'Closed the conversation',
	'renew-code': () => 'Made a new code',
	'make-access-token': (_, words) => `Made the access token “${words}”`,
	'revoke-access-token': (_, words) => `Revoked the access token “${words}”`,
	'undo-person': (about, words) => `Undid all that ${about} did: ${words}`,
	'take-back-undo': (about, words) => `Took back that all was undone that ${about} did: ${words}`,
	'rename-board': (_, words) => `Called the board “${words}”`,
	'freeze-board': () => 'Froze the board',
	'unfreeze-board': () => 'Let the board be changed again',
	'lock-elements': (_, words) => `Held ${words} fast`,
	'unlock-elements': (_, words) => `Let ${words} go`,
	'go-to-phase': (_, words) => (words === '' ? 'Ended the run sheet' : `Went to “${words}”`),
	'take-back-phase': (_, words) => (words === '' ? 'Took a step back' : `Went back to “${words}”`),
	'trim-phases': () => 'Shortened the phases to come',
	'hide-note': () => 'Hid a note',
	'show-note': () => 'Showed a note again that was hidden',
	'open-voting': () => 'Opened a vote',
	'close-voting': () => 'Closed a vote',
	choose: () => 'Chose what to try, or no longer',
	reveal: () => 'Revealed what was written alone',
	'add-seat': () => 'Added a seat',
	'remove-seat': () => 'Removed a seat',
	'take-on-seat': () => 'Took a seat on',
	'begin-agreement': () => 'Began to agree on an experiment',
	'drop-agreement': () => 'Dropped what was being agreed on'
};

/** What was decided, in words, after the name of whoever decided it. */
export function eventWords({ kind, about, words }: BoardEvent): string {
	return sayings[kind]?.(about ?? 'somebody', words) ?? kind;
}

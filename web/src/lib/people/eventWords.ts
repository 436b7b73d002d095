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
	remove: (about) => `Removed ${about} from the board`,
	'let-in-again': (about) => `Let ${about} back in`,
	'make-owner': (about) => `${about} became the owner, because the owner deleted their account`,
	'make-facilitator': (about) => `Made ${about} a facilitator`,
	'make-writer': (about) => `Let ${about} take part, but not lead`,
	'make-reader': (about) => `Made ${about} read-only`,
	'leave-team': (about) => `${about} left the team, and so left the board`,
	'delete-account': () => 'Deleted their account',
	archive: () => 'Archived the board',
	'bring-back': () => 'Brought the board back',
	close: () => 'Closed the conversation',
	'renew-code': () => 'Made a new code',
	'make-access-token': (_, words) => `Made the access token “${words}”`,
	'revoke-access-token': (_, words) => `Revoked the access token “${words}”`,
	'undo-person': (about, words) => `Undid everything ${about} did: ${words}`,
	'take-back-undo': (about, words) => `Restored what ${about} did: ${words}`,
	'rename-board': (_, words) => `Renamed the board “${words}”`,
	'freeze-board': () => 'Froze the board',
	'unfreeze-board': () => 'Unfroze the board',
	'lock-elements': (_, words) => `Locked ${words}`,
	'unlock-elements': (_, words) => `Unlocked ${words}`,
	'go-to-phase': (_, words) => (words === '' ? 'Ended the run sheet' : `Went to “${words}”`),
	'take-back-phase': (_, words) =>
		words === '' ? 'Undid a step of the run sheet' : `Went back to “${words}”`,
	'trim-phases': () => 'Shortened the remaining phases',
	'hide-note': () => 'Hid a note',
	'show-note': () => 'Showed a hidden note again',
	'open-voting': () => 'Opened a vote',
	'close-voting': () => 'Closed a vote',
	choose: () => 'Changed what is chosen to try',
	reveal: () => 'Revealed notes',
	'add-seat': () => 'Added a seat',
	'remove-seat': () => 'Removed a seat',
	'take-on-seat': () => 'Took on a seat',
	'begin-agreement': () => 'Started agreeing an experiment',
	'drop-agreement': () => 'Dropped an experiment before it was agreed'
};

/** What was decided, in words, after the name of whoever decided it. */
export function eventWords({ kind, about, words }: BoardEvent): string {
	return sayings[kind]?.(about ?? 'somebody', words) ?? kind;
}

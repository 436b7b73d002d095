import type { Refusal, RefusalCode } from '../wire.ts';

/** The guard's refusals: each names its rule in SPEC.md, and to a person the cure. */
const malformedMessages = {
	'too-large': ['G1', 'This change is too large. Make it in smaller steps.'],
	unreadable: ['G2', 'This change could not be read. Reload the page.'],
	'content-kind': [
		'G3',
		'This change contains something that boards do not support. Reload the page.'
	],
	'text-too-long': ['G4', 'A text may have at most 20,000 characters. Shorten it.'],
	'client-id': ['G5', 'This change was made under somebody else’s id. Reload the page.'],
	'clock-gap': ['G6', 'Changes before this one are missing. Reload the page.'],
	'unknown-reference': [
		'G7',
		'This change refers to something that is not there. Reload the page.'
	],
	'unknown-root': ['G8', 'This change is not about notes or zones. Reload the page.'],
	'bad-key': [
		'G9',
		'This change sets something that notes and zones do not have. Reload the page.'
	],
	'bad-value': ['G10', 'This change sets a value out of range. Reload the page.'],
	'incomplete-element': ['G11', 'A note or zone would lose some of its parts. Reload the page.']
} as const satisfies Partial<Record<RefusalCode, readonly [string, string]>>;

export type MalformedCode = keyof typeof malformedMessages;

export function malformed(code: MalformedCode): Refusal {
	const [rule, message] = malformedMessages[code];
	return { kind: 'malformed', code, rule, message };
}

const notAllowedMessages = {
	'read-only': ['R1', 'You can read this board, but not write on it. Ask its owner.'],
	frozen: ['R2', 'The board is frozen. Ask a facilitator to unfreeze it.'],
	locked: ['R3', 'This is locked. Ask a facilitator to unlock it.'],
	'phase-write': ['R6', 'Only facilitators can write in this phase. Wait for the next one.'],
	'phase-move': ['R7', 'Only facilitators can move notes in this phase. Wait for the next one.']
} as const satisfies Partial<Record<RefusalCode, readonly [string, string]>>;

export function notAllowed(code: keyof typeof notAllowedMessages): Refusal {
	const [rule, message] = notAllowedMessages[code];
	return { kind: 'not-allowed', code, rule, message };
}

/** How a conversation can begin. */
export const templates = [
	'one-small-change',
	'start-stop-continue',
	'crazy-8s',
	'how-might-we',
	'effort-impact',
	'brainwriting',
	'blank'
] as const;
export type Template = (typeof templates)[number];

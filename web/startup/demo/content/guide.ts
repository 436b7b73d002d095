import type { GuideScript } from '@small-change/board';
import { exampleDepartments } from './people.ts';

const text = `Thank you for leading a conversation. You need no training for it: read aloud what the run sheet says, keep an eye on the time, and leave the ideas to the team.

Before you begin: book a room with a screen, send the link to those who are elsewhere, and open the board ten minutes early. Somebody who types for people without a device helps a great deal.

Changes that touch letters to the public go past the plain English desk first. They answer within two days: plain.english@example.gov.uk

What other teams tried is at https://intranet.example.gov.uk/small-change`;

const welcome = `Welcome. For the next hour none of us has to be right.

In this department we look for changes that somebody outside would notice: a letter that is clear, a call that is not needed, an answer a day sooner.

Every voice here counts as much as any other, mine included. Those who join from elsewhere speak first.`;

const alone = `Ten minutes in silence, one idea a note.

Think of the last person you helped. What did they have to do twice? What did they have to wait for? Write down whatever would have spared them that.`;

const close = `Thank you, all of you. Who looks after each experiment, and on which day do we look at it again? Please say it aloud, so that it is ours.`;

/** What the department above most example teams asks of those who lead. */
export const demoGuide = {
	department: exampleDepartments[0].id,
	version: 0,
	text,
	scripts: [
		{ template: 'one-small-change', phase: 'Set the scene', script: welcome },
		{ template: 'one-small-change', phase: 'Brainstorm', script: alone },
		{ template: 'one-small-change', phase: 'Close', script: close }
	] satisfies GuideScript[]
};

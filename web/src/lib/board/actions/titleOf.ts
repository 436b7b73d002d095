import type { Group } from '@small-change/board';

/** What a group is called in a sentence. */
export function titleOf({ title }: Group): string {
	return title || 'the group without a title';
}

import { relations } from 'drizzle-orm';
import { boardMembers, boards } from './schema/boards.ts';
import {
	documentClients,
	documentSnapshots,
	documentUpdates,
	documents,
	noteAuthors
} from './schema/documents.ts';
import { devices, people } from './schema/people.ts';

export const peopleRelations = relations(people, ({ many }) => ({
	devices: many(devices),
	memberships: many(boardMembers)
}));

export const devicesRelations = relations(devices, ({ one }) => ({
	person: one(people, { fields: [devices.person], references: [people.id] })
}));

export const boardsRelations = relations(boards, ({ many }) => ({
	members: many(boardMembers),
	documents: many(documents)
}));

export const boardMembersRelations = relations(boardMembers, ({ one }) => ({
	board: one(boards, { fields: [boardMembers.board], references: [boards.id] }),
	person: one(people, { fields: [boardMembers.person], references: [people.id] })
}));

export const documentsRelations = relations(documents, ({ one, many }) => ({
	board: one(boards, { fields: [documents.board], references: [boards.id] }),
	updates: many(documentUpdates),
	snapshots: many(documentSnapshots),
	clients: many(documentClients),
	noteAuthors: many(noteAuthors)
}));

export const documentUpdatesRelations = relations(documentUpdates, ({ one }) => ({
	document: one(documents, { fields: [documentUpdates.document], references: [documents.id] })
}));

export const noteAuthorsRelations = relations(noteAuthors, ({ one }) => ({
	document: one(documents, { fields: [noteAuthors.document], references: [documents.id] }),
	person: one(people, { fields: [noteAuthors.person], references: [people.id] })
}));

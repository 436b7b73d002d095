CREATE TABLE "note_reactions" (
	"board" text NOT NULL,
	"note" text NOT NULL,
	"person" uuid NOT NULL,
	"reaction" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "note_reactions_board_note_person_reaction_pk" PRIMARY KEY("board","note","person","reaction"),
	CONSTRAINT "note_reactions_reaction" CHECK (char_length("note_reactions"."reaction") between 1 and 32)
);
--> statement-breakpoint
ALTER TABLE "note_reactions" ADD CONSTRAINT "note_reactions_board_boards_id_fk" FOREIGN KEY ("board") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_reactions" ADD CONSTRAINT "note_reactions_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "note_reactions_person" ON "note_reactions" USING btree ("person");
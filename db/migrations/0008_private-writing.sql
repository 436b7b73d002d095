CREATE TABLE "private_notes" (
	"conversation" uuid NOT NULL,
	"note" text NOT NULL,
	"phase" uuid,
	"person" uuid,
	"author_key" "bytea",
	"text" text NOT NULL,
	"colour" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "private_notes_conversation_note_pk" PRIMARY KEY("conversation","note"),
	CONSTRAINT "private_notes_note" CHECK ("private_notes"."note" ~ '^[A-Za-z0-9_-]{8,24}$'),
	CONSTRAINT "private_notes_author" CHECK (("private_notes"."person" is null) <> ("private_notes"."author_key" is null)),
	CONSTRAINT "private_notes_text" CHECK (char_length("private_notes"."text") <= 2000)
);
--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "privacy" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "secret" "bytea";--> statement-breakpoint
ALTER TABLE "private_notes" ADD CONSTRAINT "private_notes_conversation_conversations_id_fk" FOREIGN KEY ("conversation") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_notes" ADD CONSTRAINT "private_notes_phase_phases_id_fk" FOREIGN KEY ("phase") REFERENCES "public"."phases"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_notes" ADD CONSTRAINT "private_notes_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "private_notes_person" ON "private_notes" USING btree ("person");--> statement-breakpoint
CREATE INDEX "private_notes_phase" ON "private_notes" USING btree ("phase");--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_privacy" CHECK ("phases"."privacy" in ('open', 'private', 'anonymous'));
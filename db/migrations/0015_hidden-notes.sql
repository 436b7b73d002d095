CREATE TABLE "hidden_notes" (
	"board" text NOT NULL,
	"note" text NOT NULL,
	"element" jsonb NOT NULL,
	"reason" text NOT NULL,
	"hidden_by" uuid,
	"hidden_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hidden_notes_board_note_pk" PRIMARY KEY("board","note"),
	CONSTRAINT "hidden_notes_note" CHECK ("hidden_notes"."note" ~ '^[A-Za-z0-9_-]{8,24}$'),
	CONSTRAINT "hidden_notes_reason" CHECK (char_length("hidden_notes"."reason") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "note_claims" (
	"document" uuid NOT NULL,
	"note" text NOT NULL,
	"claim" "bytea" NOT NULL,
	CONSTRAINT "note_claims_document_note_pk" PRIMARY KEY("document","note"),
	CONSTRAINT "note_claims_claim_unique" UNIQUE("claim"),
	CONSTRAINT "note_claims_claim" CHECK (octet_length("note_claims"."claim") = 32)
);
--> statement-breakpoint
ALTER TABLE "private_notes" ADD COLUMN "claim" "bytea";--> statement-breakpoint
ALTER TABLE "hidden_notes" ADD CONSTRAINT "hidden_notes_board_boards_id_fk" FOREIGN KEY ("board") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_notes" ADD CONSTRAINT "hidden_notes_hidden_by_people_id_fk" FOREIGN KEY ("hidden_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_claims" ADD CONSTRAINT "note_claims_document_documents_id_fk" FOREIGN KEY ("document") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hidden_notes_hidden_by" ON "hidden_notes" USING btree ("hidden_by");--> statement-breakpoint
ALTER TABLE "private_notes" ADD CONSTRAINT "private_notes_claim" CHECK ("private_notes"."claim" is null or (octet_length("private_notes"."claim") = 32 and "private_notes"."person" is null));
CREATE TABLE "agreements" (
	"conversation" uuid PRIMARY KEY NOT NULL,
	"experiment" uuid NOT NULL,
	"notes" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"scribe" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "agreements_answers" CHECK (octet_length("agreements"."answers"::text) <= 65536)
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"person" uuid PRIMARY KEY NOT NULL,
	"conversation" uuid NOT NULL,
	"scribe" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "board_members" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "weigh" text DEFAULT 'votes' NOT NULL;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_conversation_conversations_id_fk" FOREIGN KEY ("conversation") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_scribe_people_id_fk" FOREIGN KEY ("scribe") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_conversation_conversations_id_fk" FOREIGN KEY ("conversation") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_scribe_people_id_fk" FOREIGN KEY ("scribe") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreements_scribe" ON "agreements" USING btree ("scribe");--> statement-breakpoint
CREATE INDEX "seats_conversation" ON "seats" USING btree ("conversation","created_at");--> statement-breakpoint
CREATE INDEX "seats_scribe" ON "seats" USING btree ("scribe");--> statement-breakpoint
ALTER TABLE "board_members" ADD CONSTRAINT "board_members_place" CHECK ("board_members"."place" in ('room', 'remote'));--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_weigh" CHECK ("phases"."weigh" in ('thanks', 'reactions', 'votes'));
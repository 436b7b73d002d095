CREATE TABLE "phases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conversation" uuid NOT NULL,
	"place" integer NOT NULL,
	"name" text NOT NULL,
	"script" text DEFAULT '' NOT NULL,
	"minutes" integer,
	"write" text NOT NULL,
	"move" text NOT NULL,
	"zone" text,
	CONSTRAINT "phases_name" CHECK (char_length("phases"."name") between 1 and 80),
	CONSTRAINT "phases_script" CHECK (char_length("phases"."script") <= 2000),
	CONSTRAINT "phases_minutes" CHECK ("phases"."minutes" between 1 and 240),
	CONSTRAINT "phases_write" CHECK ("phases"."write" in ('everybody', 'facilitators')),
	CONSTRAINT "phases_move" CHECK ("phases"."move" in ('everybody', 'facilitators'))
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"conversation" uuid PRIMARY KEY NOT NULL,
	"stage" text DEFAULT 'not-started' NOT NULL,
	"current" uuid,
	"clock" jsonb,
	"planned_end" bigint,
	"spotlight" text,
	"before" jsonb,
	CONSTRAINT "runs_stage" CHECK (("runs"."stage" = 'running') = ("runs"."current" is not null))
);
--> statement-breakpoint
ALTER TABLE "board_members" DROP CONSTRAINT "board_members_role";--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_conversation_conversations_id_fk" FOREIGN KEY ("conversation") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_conversation_conversations_id_fk" FOREIGN KEY ("conversation") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_current_phases_id_fk" FOREIGN KEY ("current") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "phases_conversation" ON "phases" USING btree ("conversation","place");--> statement-breakpoint
CREATE INDEX "runs_current" ON "runs" USING btree ("current");--> statement-breakpoint
ALTER TABLE "board_members" ADD CONSTRAINT "board_members_role" CHECK ("board_members"."role" in ('owner', 'facilitator', 'writer', 'reader'));
CREATE TABLE "saved_beginnings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"team" uuid NOT NULL,
	"name" text NOT NULL,
	"beginning" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_beginnings_name" CHECK (char_length("saved_beginnings"."name") between 1 and 80)
);
--> statement-breakpoint
ALTER TABLE "saved_beginnings" ADD CONSTRAINT "saved_beginnings_team_teams_id_fk" FOREIGN KEY ("team") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_beginnings_team" ON "saved_beginnings" USING btree ("team");
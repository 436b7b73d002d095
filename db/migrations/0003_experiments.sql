-- Words that are spelt nearly right are found by their threes of letters. A trusted extension: no superuser is needed.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TABLE "adoptions" (
	"experiment" uuid PRIMARY KEY NOT NULL,
	"case_study" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_studies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"experiment" uuid,
	"source" text DEFAULT '' NOT NULL,
	"team" uuid,
	"department" text,
	"author" uuid,
	"title" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"theme" text,
	"outcome" text,
	"problem" text DEFAULT '' NOT NULL,
	"change" text DEFAULT '' NOT NULL,
	"test" text DEFAULT '' NOT NULL,
	"result" text DEFAULT '' NOT NULL,
	"time" text DEFAULT '' NOT NULL,
	"money" text DEFAULT '' NOT NULL,
	"permission" text DEFAULT '' NOT NULL,
	"differently" text DEFAULT '' NOT NULL,
	"needs" text DEFAULT '' NOT NULL,
	"contact" text DEFAULT '' NOT NULL,
	"visibility" text,
	"published_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', summary), 'B') || setweight(to_tsvector('english', problem || ' ' || change || ' ' || test || ' ' || result || ' ' || differently || ' ' || needs), 'C')) STORED,
	"words" text GENERATED ALWAYS AS (lower(title || ' ' || summary || ' ' || problem || ' ' || change || ' ' || result)) STORED,
	CONSTRAINT "case_studies_experiment_unique" UNIQUE("experiment"),
	CONSTRAINT "case_studies_title" CHECK (char_length("case_studies"."title") between 1 and 160),
	CONSTRAINT "case_studies_words" CHECK ("case_studies"."visibility" in ('team', 'department', 'everybody') and "case_studies"."outcome" in ('worked', 'partly-worked', 'did-not-work', 'cannot-tell', 'stopped')),
	CONSTRAINT "case_studies_published" CHECK ("case_studies"."published_at" is null or "case_studies"."visibility" is not null)
);
--> statement-breakpoint
CREATE TABLE "check_ins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"experiment" uuid NOT NULL,
	"person" uuid,
	"day" date NOT NULL,
	"value" double precision NOT NULL,
	"sentence" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "experiment_notes" (
	"experiment" uuid NOT NULL,
	"note" text NOT NULL,
	"text" text NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "experiment_notes_experiment_note_pk" PRIMARY KEY("experiment","note")
);
--> statement-breakpoint
CREATE TABLE "experiments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conversation" uuid,
	"team" uuid,
	"owner" uuid,
	"title" text NOT NULL,
	"belief" text DEFAULT '' NOT NULL,
	"problem" text DEFAULT '' NOT NULL,
	"concerns" text DEFAULT '' NOT NULL,
	"measure" text DEFAULT '' NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"baseline" double precision,
	"target" double precision,
	"measured_by" date,
	"tested_from" date,
	"tested_to" date,
	"permission" text,
	"permission_from" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"outcome" text,
	"learned" text DEFAULT '' NOT NULL,
	"differently" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "experiments_title" CHECK (char_length("experiments"."title") between 1 and 120),
	CONSTRAINT "experiments_agreed" CHECK ("experiments"."status" = 'draft' or ("experiments"."measure" <> '' and "experiments"."unit" <> '' and num_nulls("experiments"."baseline", "experiments"."target", "experiments"."measured_by", "experiments"."tested_from", "experiments"."tested_to", "experiments"."permission") = 0)),
	CONSTRAINT "experiments_outcome" CHECK (("experiments"."status" = 'finished') = ("experiments"."outcome" is not null)),
	CONSTRAINT "experiments_words" CHECK ("experiments"."status" in ('draft', 'agreed', 'running', 'finished') and "experiments"."permission" in ('not-needed', 'needed') and "experiments"."outcome" in ('worked', 'partly-worked', 'did-not-work', 'cannot-tell', 'stopped')),
	CONSTRAINT "experiments_dates" CHECK ("experiments"."tested_to" >= "experiments"."tested_from")
);
--> statement-breakpoint
ALTER TABLE "adoptions" ADD CONSTRAINT "adoptions_experiment_experiments_id_fk" FOREIGN KEY ("experiment") REFERENCES "public"."experiments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoptions" ADD CONSTRAINT "adoptions_case_study_case_studies_id_fk" FOREIGN KEY ("case_study") REFERENCES "public"."case_studies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_studies" ADD CONSTRAINT "case_studies_experiment_experiments_id_fk" FOREIGN KEY ("experiment") REFERENCES "public"."experiments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_studies" ADD CONSTRAINT "case_studies_team_teams_id_fk" FOREIGN KEY ("team") REFERENCES "public"."teams"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_studies" ADD CONSTRAINT "case_studies_department_departments_id_fk" FOREIGN KEY ("department") REFERENCES "public"."departments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_studies" ADD CONSTRAINT "case_studies_author_people_id_fk" FOREIGN KEY ("author") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_experiment_experiments_id_fk" FOREIGN KEY ("experiment") REFERENCES "public"."experiments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_notes" ADD CONSTRAINT "experiment_notes_experiment_experiments_id_fk" FOREIGN KEY ("experiment") REFERENCES "public"."experiments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_conversation_conversations_id_fk" FOREIGN KEY ("conversation") REFERENCES "public"."conversations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_team_teams_id_fk" FOREIGN KEY ("team") REFERENCES "public"."teams"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_owner_people_id_fk" FOREIGN KEY ("owner") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "adoptions_case_study" ON "adoptions" USING btree ("case_study");--> statement-breakpoint
CREATE INDEX "case_studies_team" ON "case_studies" USING btree ("team");--> statement-breakpoint
CREATE INDEX "case_studies_department" ON "case_studies" USING btree ("department");--> statement-breakpoint
CREATE INDEX "case_studies_author" ON "case_studies" USING btree ("author");--> statement-breakpoint
CREATE INDEX "case_studies_search" ON "case_studies" USING gin ("search");--> statement-breakpoint
CREATE INDEX "case_studies_words" ON "case_studies" USING gin ("words" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "check_ins_experiment" ON "check_ins" USING btree ("experiment","day");--> statement-breakpoint
CREATE INDEX "check_ins_person" ON "check_ins" USING btree ("person");--> statement-breakpoint
CREATE INDEX "experiments_conversation" ON "experiments" USING btree ("conversation");--> statement-breakpoint
CREATE INDEX "experiments_team" ON "experiments" USING btree ("team");--> statement-breakpoint
CREATE INDEX "experiments_owner" ON "experiments" USING btree ("owner");
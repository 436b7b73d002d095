CREATE TABLE "programmes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"theme" text DEFAULT '' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"learning_url" text DEFAULT '' NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"current" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "programmes_name" CHECK (char_length("programmes"."name") between 1 and 120),
	CONSTRAINT "programmes_dates" CHECK ("programmes"."ends_on" >= "programmes"."starts_on"),
	CONSTRAINT "programmes_learning_url" CHECK ("programmes"."learning_url" ~ '^(https?://.+)?$')
);
--> statement-breakpoint
CREATE UNIQUE INDEX "programmes_current" ON "programmes" USING btree ("current") WHERE "programmes"."current";
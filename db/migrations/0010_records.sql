CREATE TABLE "participations" (
	"conversation" uuid NOT NULL,
	"person" uuid NOT NULL,
	CONSTRAINT "participations_conversation_person_pk" PRIMARY KEY("conversation","person")
);
--> statement-breakpoint
CREATE TABLE "pulse_answers" (
	"conversation" uuid NOT NULL,
	"score" integer NOT NULL,
	"people" integer NOT NULL,
	CONSTRAINT "pulse_answers_conversation_score_pk" PRIMARY KEY("conversation","score"),
	CONSTRAINT "pulse_answers_score" CHECK ("pulse_answers"."score" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "pulse_voters" (
	"conversation" uuid NOT NULL,
	"person" uuid NOT NULL,
	CONSTRAINT "pulse_voters_conversation_person_pk" PRIMARY KEY("conversation","person")
);
--> statement-breakpoint
CREATE TABLE "records" (
	"conversation" uuid PRIMARY KEY NOT NULL,
	"closed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_by" uuid,
	"in_room" integer NOT NULL,
	"remote" integer NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "records_in_room" CHECK ("records"."in_room" between 0 and 1000),
	CONSTRAINT "records_remote" CHECK ("records"."remote" between 0 and 1000)
);
--> statement-breakpoint
ALTER TABLE "participations" ADD CONSTRAINT "participations_conversation_conversations_id_fk" FOREIGN KEY ("conversation") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participations" ADD CONSTRAINT "participations_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_answers" ADD CONSTRAINT "pulse_answers_conversation_conversations_id_fk" FOREIGN KEY ("conversation") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_voters" ADD CONSTRAINT "pulse_voters_conversation_conversations_id_fk" FOREIGN KEY ("conversation") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_voters" ADD CONSTRAINT "pulse_voters_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_conversation_conversations_id_fk" FOREIGN KEY ("conversation") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_closed_by_people_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "participations_person" ON "participations" USING btree ("person");--> statement-breakpoint
CREATE INDEX "pulse_voters_person" ON "pulse_voters" USING btree ("person");--> statement-breakpoint
CREATE INDEX "records_closed_by" ON "records" USING btree ("closed_by");
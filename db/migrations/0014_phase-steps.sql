CREATE TABLE "phase_steps" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conversation" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"phase" text NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "phase_steps_privacy" CHECK ("phase_steps"."privacy" in ('open', 'private', 'anonymous'))
);
--> statement-breakpoint
ALTER TABLE "phase_steps" ADD CONSTRAINT "phase_steps_conversation_conversations_id_fk" FOREIGN KEY ("conversation") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "phase_steps_conversation" ON "phase_steps" USING btree ("conversation","at");
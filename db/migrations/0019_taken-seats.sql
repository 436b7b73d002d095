CREATE TABLE "taken_seats" (
	"seat" uuid PRIMARY KEY NOT NULL,
	"conversation" uuid NOT NULL,
	"person" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "taken_seats" ADD CONSTRAINT "taken_seats_conversation_conversations_id_fk" FOREIGN KEY ("conversation") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "taken_seats" ADD CONSTRAINT "taken_seats_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "taken_seats_conversation" ON "taken_seats" USING btree ("conversation");--> statement-breakpoint
CREATE INDEX "taken_seats_person" ON "taken_seats" USING btree ("person");
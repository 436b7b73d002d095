CREATE TABLE "board_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"board" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"person" uuid,
	"kind" text NOT NULL,
	"about" uuid,
	"words" text DEFAULT '' NOT NULL,
	"seq" bigint,
	"taken_back" boolean DEFAULT false NOT NULL,
	CONSTRAINT "board_events_kind" CHECK ("board_events"."kind" ~ '^[a-z-]{3,40}$'),
	CONSTRAINT "board_events_words" CHECK (char_length("board_events"."words") <= 200)
);
--> statement-breakpoint
CREATE TABLE "board_removals" (
	"board" text NOT NULL,
	"person" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "board_removals_board_person_pk" PRIMARY KEY("board","person")
);
--> statement-breakpoint
ALTER TABLE "board_events" ADD CONSTRAINT "board_events_board_boards_id_fk" FOREIGN KEY ("board") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_events" ADD CONSTRAINT "board_events_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_events" ADD CONSTRAINT "board_events_about_people_id_fk" FOREIGN KEY ("about") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_removals" ADD CONSTRAINT "board_removals_board_boards_id_fk" FOREIGN KEY ("board") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_removals" ADD CONSTRAINT "board_removals_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "board_events_board" ON "board_events" USING btree ("board","at");--> statement-breakpoint
CREATE INDEX "board_events_person" ON "board_events" USING btree ("person");--> statement-breakpoint
CREATE INDEX "board_events_about" ON "board_events" USING btree ("about");--> statement-breakpoint
CREATE INDEX "board_removals_person" ON "board_removals" USING btree ("person");
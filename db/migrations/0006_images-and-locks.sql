CREATE TABLE "board_images" (
	"board" text NOT NULL,
	"hash" text NOT NULL,
	"type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"person" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "board_images_board_hash_pk" PRIMARY KEY("board","hash"),
	CONSTRAINT "board_images_hash" CHECK ("board_images"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "board_images_bytes" CHECK (octet_length("board_images"."bytes") between 1 and 524288)
);
--> statement-breakpoint
CREATE TABLE "element_locks" (
	"board" text NOT NULL,
	"element" text NOT NULL,
	"person" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "element_locks_board_element_pk" PRIMARY KEY("board","element"),
	CONSTRAINT "element_locks_element" CHECK ("element_locks"."element" ~ '^[A-Za-z0-9_-]{8,24}$')
);
--> statement-breakpoint
ALTER TABLE "board_images" ADD CONSTRAINT "board_images_board_boards_id_fk" FOREIGN KEY ("board") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_images" ADD CONSTRAINT "board_images_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "element_locks" ADD CONSTRAINT "element_locks_board_boards_id_fk" FOREIGN KEY ("board") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "element_locks" ADD CONSTRAINT "element_locks_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "board_images_person" ON "board_images" USING btree ("person");--> statement-breakpoint
CREATE INDEX "element_locks_person" ON "element_locks" USING btree ("person");
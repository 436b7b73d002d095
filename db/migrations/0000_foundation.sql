CREATE TABLE "board_members" (
	"board" text NOT NULL,
	"person" uuid NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "board_members_board_person_pk" PRIMARY KEY("board","person"),
	CONSTRAINT "board_members_role" CHECK ("board_members"."role" in ('owner', 'writer', 'reader'))
);
--> statement-breakpoint
CREATE TABLE "boards" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"question" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "boards_id" CHECK ("boards"."id" ~ '^[A-Za-z0-9_-]{16,40}$'),
	CONSTRAINT "boards_title" CHECK (char_length("boards"."title") between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "commands" (
	"person" uuid NOT NULL,
	"id" text NOT NULL,
	"board" text NOT NULL,
	"name" text NOT NULL,
	"answer" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "commands_person_id_pk" PRIMARY KEY("person","id")
);
--> statement-breakpoint
CREATE TABLE "document_clients" (
	"document" uuid NOT NULL,
	"client" bigint NOT NULL,
	"person" uuid,
	"seq" bigint NOT NULL,
	CONSTRAINT "document_clients_document_client_pk" PRIMARY KEY("document","client")
);
--> statement-breakpoint
CREATE TABLE "document_snapshots" (
	"document" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"epoch" integer NOT NULL,
	"state" "bytea" NOT NULL,
	"state_vector" "bytea" NOT NULL,
	"sha256" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_snapshots_document_seq_pk" PRIMARY KEY("document","seq")
);
--> statement-breakpoint
CREATE TABLE "document_updates" (
	"document" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"append_id" uuid NOT NULL,
	"person" uuid,
	"node" text NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	"bytes" "bytea" NOT NULL,
	"crc" bigint NOT NULL,
	"quarantined" boolean DEFAULT false NOT NULL,
	CONSTRAINT "document_updates_document_seq_pk" PRIMARY KEY("document","seq"),
	CONSTRAINT "document_updates_append_id" UNIQUE("document","append_id"),
	CONSTRAINT "document_updates_bytes" CHECK (octet_length("document_updates"."bytes") <= 8388608)
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"board" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"owner" uuid,
	"epoch" integer DEFAULT 1 NOT NULL,
	"schema_version" integer DEFAULT 1 NOT NULL,
	"rights_version" bigint DEFAULT 1 NOT NULL,
	"head_seq" bigint DEFAULT 0 NOT NULL,
	"snapshot_seq" bigint DEFAULT 0 NOT NULL,
	"snapshot_at" timestamp with time zone,
	"pending_bytes" bigint DEFAULT 0 NOT NULL,
	"frozen_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "documents_name_unique" UNIQUE("name"),
	CONSTRAINT "documents_kind" CHECK ("documents"."kind" in ('board', 'draft')),
	CONSTRAINT "documents_name" CHECK ("documents"."name" ~ '^(board|draft):[A-Za-z0-9_-]{16,40}$')
);
--> statement-breakpoint
CREATE TABLE "note_authors" (
	"document" uuid NOT NULL,
	"note" text NOT NULL,
	"person" uuid,
	"seq" bigint NOT NULL,
	CONSTRAINT "note_authors_document_note_pk" PRIMARY KEY("document","note")
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_name" CHECK (char_length("people"."name") between 1 and 120)
);
--> statement-breakpoint
ALTER TABLE "board_members" ADD CONSTRAINT "board_members_board_boards_id_fk" FOREIGN KEY ("board") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_members" ADD CONSTRAINT "board_members_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commands" ADD CONSTRAINT "commands_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commands" ADD CONSTRAINT "commands_board_boards_id_fk" FOREIGN KEY ("board") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_clients" ADD CONSTRAINT "document_clients_document_documents_id_fk" FOREIGN KEY ("document") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_clients" ADD CONSTRAINT "document_clients_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_snapshots" ADD CONSTRAINT "document_snapshots_document_documents_id_fk" FOREIGN KEY ("document") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_updates" ADD CONSTRAINT "document_updates_document_documents_id_fk" FOREIGN KEY ("document") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_board_boards_id_fk" FOREIGN KEY ("board") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_owner_people_id_fk" FOREIGN KEY ("owner") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_authors" ADD CONSTRAINT "note_authors_document_documents_id_fk" FOREIGN KEY ("document") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_authors" ADD CONSTRAINT "note_authors_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "board_members_person" ON "board_members" USING btree ("person");--> statement-breakpoint
CREATE INDEX "commands_board" ON "commands" USING btree ("board");--> statement-breakpoint
CREATE INDEX "document_clients_seq" ON "document_clients" USING btree ("document","seq");--> statement-breakpoint
CREATE INDEX "document_clients_person" ON "document_clients" USING btree ("person");--> statement-breakpoint
CREATE INDEX "documents_board" ON "documents" USING btree ("board","id");--> statement-breakpoint
CREATE INDEX "documents_owner" ON "documents" USING btree ("owner");--> statement-breakpoint
CREATE INDEX "note_authors_seq" ON "note_authors" USING btree ("document","seq");--> statement-breakpoint
CREATE INDEX "note_authors_person" ON "note_authors" USING btree ("person");--> statement-breakpoint
CREATE INDEX "devices_person" ON "devices" USING btree ("person");
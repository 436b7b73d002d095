CREATE TABLE "ballots" (
	"round" uuid NOT NULL,
	"voter" "bytea" NOT NULL,
	"item" text NOT NULL,
	"dots" integer NOT NULL,
	CONSTRAINT "ballots_round_voter_item_pk" PRIMARY KEY("round","voter","item"),
	CONSTRAINT "ballots_dots" CHECK ("ballots"."dots" between 1 and 20)
);
--> statement-breakpoint
CREATE TABLE "chosen" (
	"board" text NOT NULL,
	"element" text NOT NULL,
	"chosen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chosen_board_element_pk" PRIMARY KEY("board","element")
);
--> statement-breakpoint
CREATE TABLE "voting_budgets" (
	"round" uuid NOT NULL,
	"voter" "bytea" NOT NULL,
	"used" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "voting_budgets_round_voter_pk" PRIMARY KEY("round","voter"),
	CONSTRAINT "voting_budgets_used" CHECK ("voting_budgets"."used" >= 0)
);
--> statement-breakpoint
CREATE TABLE "voting_items" (
	"round" uuid NOT NULL,
	"item" text NOT NULL,
	"place" integer NOT NULL,
	"text" text NOT NULL,
	"dots" integer,
	"voters" integer,
	CONSTRAINT "voting_items_round_item_pk" PRIMARY KEY("round","item")
);
--> statement-breakpoint
CREATE TABLE "voting_rounds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conversation" uuid NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"budget" integer NOT NULL,
	"per_item" integer NOT NULL,
	"secret" "bytea",
	"turnout" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "voting_rounds_state" CHECK (("voting_rounds"."state" = 'open') = ("voting_rounds"."secret" is not null)),
	CONSTRAINT "voting_rounds_budget" CHECK ("voting_rounds"."budget" between 1 and 20),
	CONSTRAINT "voting_rounds_per_item" CHECK ("voting_rounds"."per_item" between 1 and "voting_rounds"."budget")
);
--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_round_voter_voting_budgets_round_voter_fk" FOREIGN KEY ("round","voter") REFERENCES "public"."voting_budgets"("round","voter") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_round_item_voting_items_round_item_fk" FOREIGN KEY ("round","item") REFERENCES "public"."voting_items"("round","item") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chosen" ADD CONSTRAINT "chosen_board_boards_id_fk" FOREIGN KEY ("board") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voting_budgets" ADD CONSTRAINT "voting_budgets_round_voting_rounds_id_fk" FOREIGN KEY ("round") REFERENCES "public"."voting_rounds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voting_items" ADD CONSTRAINT "voting_items_round_voting_rounds_id_fk" FOREIGN KEY ("round") REFERENCES "public"."voting_rounds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voting_rounds" ADD CONSTRAINT "voting_rounds_conversation_conversations_id_fk" FOREIGN KEY ("conversation") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ballots_item" ON "ballots" USING btree ("round","item");--> statement-breakpoint
CREATE INDEX "voting_rounds_conversation" ON "voting_rounds" USING btree ("conversation","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "voting_rounds_open" ON "voting_rounds" USING btree ("conversation") WHERE "voting_rounds"."state" = 'open';
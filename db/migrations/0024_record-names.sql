ALTER TABLE "records" ADD COLUMN "title" text;--> statement-breakpoint
ALTER TABLE "records" ADD COLUMN "question" text;--> statement-breakpoint
ALTER TABLE "records" ADD COLUMN "team" text;--> statement-breakpoint
ALTER TABLE "records" ADD COLUMN "department" text;--> statement-breakpoint
UPDATE "records" SET "title" = "boards"."title", "question" = "boards"."question", "team" = "teams"."name", "department" = "departments"."name"
FROM "conversations"
INNER JOIN "boards" ON "boards"."id" = "conversations"."board"
LEFT JOIN "teams" ON "teams"."id" = "conversations"."team"
LEFT JOIN "departments" ON "departments"."id" = "teams"."department"
WHERE "conversations"."id" = "records"."conversation";--> statement-breakpoint
ALTER TABLE "records" ALTER COLUMN "title" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "records" ALTER COLUMN "question" SET NOT NULL;

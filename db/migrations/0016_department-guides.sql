CREATE TABLE "department_guides" (
	"department" text PRIMARY KEY NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "department_guides_text" CHECK (char_length("department_guides"."text") <= 5000)
);
--> statement-breakpoint
CREATE TABLE "guide_scripts" (
	"department" text NOT NULL,
	"template" text NOT NULL,
	"phase" text NOT NULL,
	"script" text NOT NULL,
	CONSTRAINT "guide_scripts_department_template_phase_pk" PRIMARY KEY("department","template","phase"),
	CONSTRAINT "guide_scripts_script" CHECK (char_length("guide_scripts"."script") between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "template" text;--> statement-breakpoint
ALTER TABLE "department_guides" ADD CONSTRAINT "department_guides_department_departments_id_fk" FOREIGN KEY ("department") REFERENCES "public"."departments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guide_scripts" ADD CONSTRAINT "guide_scripts_department_department_guides_department_fk" FOREIGN KEY ("department") REFERENCES "public"."department_guides"("department") ON DELETE cascade ON UPDATE no action;
CREATE TABLE "installation" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"identity" text NOT NULL,
	CONSTRAINT "installation_one_row" CHECK ("installation"."only")
);

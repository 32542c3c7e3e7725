import { secondFactorConfirmation, secondFactorStart } from "@/lib/contract/second-factor";
import { json, route } from "@/lib/server/http/route";
import { beginEnrolment } from "@/lib/server/second-factor/begin-enrolment";
import { confirmEnrolment } from "@/lib/server/second-factor/confirm-enrolment";
import { secondFactorOf } from "@/lib/server/second-factor/queries";

export const GET = route({}, async ({ actor }) => json({ secondFactor: await secondFactorOf(actor) }));

export const POST = route({ body: secondFactorStart }, async ({ actor, body }) =>
  json(await beginEnrolment(actor, body.password), 201),
);

export const PUT = route({ body: secondFactorConfirmation }, async ({ actor, body }) =>
  json({ recoveryCodes: await confirmEnrolment(actor, body.code) }),
);

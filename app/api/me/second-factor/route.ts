import { secondFactorConfirmation, secondFactorStart } from "@/lib/contract/second-factor";
import { beginEnrolment } from "@/lib/server/accounts/second-factor/begin-enrolment";
import { confirmEnrolment } from "@/lib/server/accounts/second-factor/confirm-enrolment";
import { getSecondFactor } from "@/lib/server/accounts/second-factor/queries";
import { json, route } from "@/lib/server/http/route";

export const GET = route({}, async ({ actor }) => json({ secondFactor: await getSecondFactor(actor) }));

export const POST = route({ body: secondFactorStart }, async ({ actor, body }) =>
  json(await beginEnrolment(actor, body.password), 201),
);

export const PUT = route({ body: secondFactorConfirmation }, async ({ actor, body }) =>
  json({ recoveryCodes: await confirmEnrolment(actor, body.code) }),
);

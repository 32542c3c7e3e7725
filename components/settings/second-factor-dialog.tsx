import { useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { useSecondFactor } from "@/lib/client/hooks/use-second-factor";
import type { Enrolment } from "@/lib/contract/second-factor";
import { EnrolmentStep } from "./enrolment-step";
import { ReauthenticationStep } from "./reauthentication-step";
import { RecoveryCodes } from "./recovery-codes";

interface SecondFactorDialogProps {
  task: "set-up" | "renew" | "off";
  onClose: () => void;
}

/** The steps that set up, renew or turn off the second factor: reauthentication, enrolment and recovery codes. */
export function SecondFactorDialog({ task, onClose }: SecondFactorDialogProps) {
  const t = useTranslations("factor");
  const { begin, confirm, renewCodes, turnOff } = useSecondFactor();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const titles = { "set-up": t("title"), renew: t("renew"), off: t("turnOff") };
  return (
    <Dialog title={codes ? t("codesTitle") : titles[task]} onClose={onClose}>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
        {codes ? (
          <RecoveryCodes codes={codes} onSaved={onClose} />
        ) : enrolment ? (
          <EnrolmentStep enrolment={enrolment} onCode={async (code) => setCodes(await confirm(code))} />
        ) : task === "set-up" ? (
          <ReauthenticationStep
            lead={t("passwordFirst")}
            action={t("continue")}
            onProof={async ({ password }) => setEnrolment(await begin(password))}
          />
        ) : task === "renew" ? (
          <ReauthenticationStep
            asksCode
            lead={t("renewLead")}
            action={t("renew")}
            onProof={async (proof) => setCodes(await renewCodes(proof))}
          />
        ) : (
          <ReauthenticationStep
            asksCode
            danger
            lead={t("offLead")}
            action={t("turnOff")}
            onProof={async (proof) => {
              await turnOff(proof);
              onClose();
            }}
          />
        )}
      </div>
    </Dialog>
  );
}

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { useSecondFactor } from "@/lib/client/hooks/use-second-factor";
import type { Enrolment } from "@/lib/contract/second-factor";
import { EnrolmentStep } from "./enrolment-step";
import { ReauthenticationStep } from "./reauthentication-step";
import { RecoveryCodes } from "./recovery-codes";

interface SecondFactorDialogProps {
  what: "set-up" | "renew" | "off";
  onClose: () => void;
}

/** One step after the other: who it is, the key and its proof, the codes for the day on which the phone is gone. */
export function SecondFactorDialog({ what, onClose }: SecondFactorDialogProps) {
  const t = useTranslations("factor");
  const { begin, confirm, renewCodes, turnOff } = useSecondFactor();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const titles = { "set-up": t("title"), renew: t("renew"), off: t("turnOff") };
  return (
    <Dialog title={codes ? t("codesTitle") : titles[what]} onClose={onClose}>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
        {codes ? (
          <RecoveryCodes codes={codes} onKept={onClose} />
        ) : enrolment ? (
          <EnrolmentStep enrolment={enrolment} onCode={async (code) => setCodes(await confirm(code))} />
        ) : what === "set-up" ? (
          <ReauthenticationStep
            lead={t("passwordFirst")}
            action={t("continue")}
            onProof={async ({ password }) => setEnrolment(await begin(password))}
          />
        ) : what === "renew" ? (
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

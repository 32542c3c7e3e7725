"use client";

import { MessagesSquare } from "lucide-react";
import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";

/** The wide screen's middle while no conversation is open. */
export function PickRoom() {
  const words = useTranslations("sidebar");
  return <Notice icon={<MessagesSquare />} title={words("pickTitle")} lead={words("pickLead")} />;
}

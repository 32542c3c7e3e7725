import { requestToaster } from "./toaster-request";

interface Notice {
  look?: "plain" | "success" | "error";
  action?: { label: string; onClick: () => void };
}

/** Shows a short answer to what the person did, for a few seconds. The part that shows it is loaded when it is first needed. */
export function showToast(text: string, { look = "plain", action }: Notice = {}): void {
  requestToaster();
  void import("sonner").then(({ toast }) => {
    const show = look === "plain" ? toast : toast[look];
    show(text, action ? { action } : {});
  });
}

import { requestToaster } from "./toaster-request";

interface ToastOptions {
  look?: "plain" | "success" | "error";
  action?: { label: string; onClick: () => void };
}

/** Shows feedback on a user action for a few seconds. The toaster loads with the first toast. */
export function showToast(text: string, { look = "plain", action }: ToastOptions = {}): void {
  requestToaster();
  void import("sonner").then(({ toast }) => {
    const show = look === "plain" ? toast : toast[look];
    show(text, action ? { action } : {});
  });
}

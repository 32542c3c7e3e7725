import { LOCALES, type Locale } from "@/lib/contract/locales";

interface NotificationTexts {
  newMessage: string;
  reply: string;
  replyHint: string;
  markRead: string;
}

/** The notifications' fixed texts: the worker has no page to get translations from. */
const TEXTS: Record<Locale, NotificationTexts> = {
  en: { newMessage: "New message", reply: "Reply", replyHint: "Write a message", markRead: "Mark as read" },
  de: {
    newMessage: "Neue Nachricht",
    reply: "Antworten",
    replyHint: "Nachricht schreiben",
    markRead: "Als gelesen markieren",
  },
  "zh-Hans": { newMessage: "新消息", reply: "回复", replyHint: "输入消息", markRead: "标为已读" },
  ar: { newMessage: "رسالة جديدة", reply: "رد", replyHint: "اكتب رسالة", markRead: "تحديد كمقروءة" },
};

/** Returns the texts in the language of the user's page; until it is known, in the browser's. */
export function notificationTexts(language: Locale | null | undefined): NotificationTexts {
  const [browser] = navigator.language.toLowerCase().split("-");
  const locale = language ?? LOCALES.find((one) => one.split("-")[0] === browser) ?? "en";
  return TEXTS[locale];
}

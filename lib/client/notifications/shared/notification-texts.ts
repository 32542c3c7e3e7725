import { LOCALES, type Locale } from "@/lib/contract/locales";

interface NotificationWords {
  newMessage: string;
  reply: string;
  replyHint: string;
  markRead: string;
}

/** What a notification says of its own: the worker has no page to ask. */
const WORDS: Record<Locale, NotificationWords> = {
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

/** In the language of the person's page; before one has told, in the browser's. */
export function notificationTexts(language: Locale | null | undefined): NotificationWords {
  const [browser] = navigator.language.toLowerCase().split("-");
  const locale = language ?? LOCALES.find((one) => one.split("-")[0] === browser) ?? "en";
  return WORDS[locale];
}

import type { Locale } from "@/lib/contract/locales";

interface PushTexts {
  newMessage: string;
  testTitle: string;
  testBody: string;
}

/** The texts of notifications that do not come from messages. */
const PUSH_TEXTS: Record<Locale, PushTexts> = {
  en: {
    newMessage: "New message",
    testTitle: "Notifications work",
    testBody: "This is how Parley tells this device of new messages.",
  },
  de: {
    newMessage: "Neue Nachricht",
    testTitle: "Mitteilungen kommen an",
    testBody: "So meldet Parley diesem Gerät neue Nachrichten.",
  },
  "zh-Hans": {
    newMessage: "新消息",
    testTitle: "通知正常",
    testBody: "Parley 会这样在此设备上提醒你有新消息。",
  },
  ar: {
    newMessage: "رسالة جديدة",
    testTitle: "الإشعارات تعمل",
    testBody: "هكذا يُعلمك Parley بالرسائل الجديدة على هذا الجهاز.",
  },
};

export const pushTextsFor = (language: Locale | null): PushTexts => PUSH_TEXTS[language ?? "en"];

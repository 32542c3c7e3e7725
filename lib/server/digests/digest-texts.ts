import type { Locale } from "@/lib/contract/locales";

/** A text per plural category; `#` stands for the number. */
type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
type FileType = "image" | "file" | "audio" | "video";

interface DigestTexts {
  subject: PluralForms;
  lead: string;
  /** Follows the messages shown. */
  more: PluralForms;
  openLabel: string;
  reason: string;
  unsubscribeLabel: string;
  files: Record<FileType, string>;
}

const TEXTS: Record<Locale, DigestTexts> = {
  en: {
    subject: { one: "You have # unread message", other: "You have # unread messages" },
    lead: "Here is what you missed on {place}.",
    more: { one: "and # more", other: "and # more" },
    openLabel: "Open the conversation",
    reason: "You get this e-mail because messages to you were left unread.",
    unsubscribeLabel: "Send me no more of these",
    files: { image: "Picture", file: "File", audio: "Voice or sound", video: "Video" },
  },
  de: {
    subject: { one: "Du hast # ungelesene Nachricht", other: "Du hast # ungelesene Nachrichten" },
    lead: "Das hast du auf {place} verpasst.",
    more: { one: "und # weitere", other: "und # weitere" },
    openLabel: "Unterhaltung öffnen",
    reason: "Du bekommst diese E-Mail, weil Nachrichten an dich ungelesen geblieben sind.",
    unsubscribeLabel: "Keine solchen E-Mails mehr senden",
    files: { image: "Bild", file: "Datei", audio: "Sprache oder Ton", video: "Video" },
  },
  "zh-Hans": {
    subject: { other: "你有 # 条未读消息" },
    lead: "这是你在 {place} 错过的消息。",
    more: { other: "还有 # 条" },
    openLabel: "打开对话",
    reason: "你收到这封邮件，是因为有发给你的消息尚未阅读。",
    unsubscribeLabel: "不再发送此类邮件",
    files: { image: "图片", file: "文件", audio: "语音或声音", video: "视频" },
  },
  ar: {
    subject: {
      zero: "ليست لديك رسائل غير مقروءة",
      one: "لديك رسالة واحدة غير مقروءة",
      two: "لديك رسالتان غير مقروءتين",
      few: "لديك # رسائل غير مقروءة",
      many: "لديك # رسالة غير مقروءة",
      other: "لديك # رسالة غير مقروءة",
    },
    lead: "إليك ما فاتك على {place}.",
    more: {
      zero: "ولا مزيد",
      one: "ورسالة أخرى",
      two: "ورسالتان أخريان",
      few: "و# رسائل أخرى",
      many: "و# رسالة أخرى",
      other: "و# رسالة أخرى",
    },
    openLabel: "افتح المحادثة",
    reason: "وصلتك هذه الرسالة لأن رسائل موجهة إليك بقيت غير مقروءة.",
    unsubscribeLabel: "لا ترسلوا إليّ مثل هذه الرسائل",
    files: { image: "صورة", file: "ملف", audio: "صوت", video: "فيديو" },
  },
};

/** Returns the texts of a digest in one language, besides the messages. */
export function digestTextsFor(locale: Locale) {
  const { subject, lead, more, files, ...plain } = TEXTS[locale];
  const rules = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  const formatPlural = (forms: PluralForms, count: number) =>
    (forms[rules.select(count)] ?? forms.other).replace("#", number.format(count));
  return {
    ...plain,
    subject: (count: number) => formatPlural(subject, count),
    more: (count: number) => formatPlural(more, count),
    lead: (place: string) => lead.replace("{place}", () => place),
    file: (type: string) => (Object.hasOwn(files, type) ? files[type as FileType] : ""),
  };
}

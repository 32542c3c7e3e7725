/** A reader with the browser language `language` types `query` and must find `message`. */
export interface SearchRecallCase {
  language: string;
  query: string;
  message: string;
}

const pairs: Record<string, [query: string, message: string][]> = {
  en: [
    ["running shoe", "I run every day and need new shoes"],
    ["meeting", "We met twice, both meetings were short"],
    ["cafe ", "See you at the Café on the corner"],
    ["resume ", "My résumé is attached"],
    ["getUserName ", "then call getUserName() once"],
    ["user name", "then call getUserName() once"],
    ["foo_bar", "rename foo_bar to foo_baz"],
    ["bar ", "rename foo_bar to foo_baz"],
    ["a.b.c", "set a.b.c = 1 in the settings"],
    ["example.com", "look at https://docs.example.com/guide?page=2"],
    ["guide ", "look at https://docs.example.com/guide?page=2"],
    ["🎉 ", "we did it 🎉🎉"],
    ["👍", "fine by me 👍🏽"],
    ["depl", "The deployment is through"],
    ["ployment ", "The deployment is through"],
    ['"the corner"', "See you at the Café on the corner"],
    ["ＦＵＬＬ ", "a full width question"],
    ["v2.14.3", "we ship v2.14.3 tonight"],
  ],
  de: [
    ["Häuser ", "Das Haus dort drüben ist verkauft"],
    ["haus ", "Die alten Häuser am Fluss"],
    ["strasse ", "In unserer Straße wird gebaut"],
    ["Straße ", "hauptstrasse 5, dann links in die strasse"],
    ["grusse ", "Viele Grüße aus Bern"],
    ["wagen ", "Der Kinderwagen steht unten"],
    ["laufen ", "Er läuft und ich laufe auch"],
  ],
  fr: [
    ["manger ", "Nous mangeons à midi"],
    ["élèves ", "un élève attend dehors"],
    ["eleve ", "un élève attend dehors"],
    ["eau ", "il faut boire de l'eau"],
    ["coeur ", "de tout cœur avec vous"],
    ["continuellement ", "un travail continuel"],
  ],
  es: [
    ["niño ", "los niños juegan"],
    ["canciones ", "una canción nueva"],
    ["manana ", "hasta mañana"],
    ["trabajando ", "hoy no trabajo"],
  ],
  it: [
    ["amici ", "un amico di Roma"],
    ["perche ", "Perché no?"],
    ["lavorare ", "lavoriamo insieme"],
  ],
  pt: [
    ["coração ", "meu coracao"],
    ["reuniões ", "a reunião de hoje"],
  ],
  sv: [
    ["bilar ", "min bil är röd"],
    ["rod ", "min bil är röd"],
  ],
  tr: [
    ["istanbul ", "İSTANBUL çok güzel"],
    ["kitaplar ", "bu kitap benim"],
    ["guzel ", "İSTANBUL çok güzel"],
  ],
  ru: [
    ["книга ", "я читаю книги"],
    ["ёлка ", "красивая елка"],
    ["работать ", "мы работаем сегодня"],
    ["МОСКВА ", "поезд до москвы"],
  ],
  el: [
    ["ΟΔΟΣ ", "η οδός είναι κλειστή"],
    ["καλημερα ", "Καλημέρα σε όλους"],
  ],
  ar: [
    ["كتاب ", "قرأت الكتاب أمس"],
    ["مدرسه ", "المدرسة مغلقة اليوم"],
    ["محمد ", "جاء مُحَمَّد إلى البيت"],
    ["احمد ", "أين أحمد"],
    ["٢٠٢٦ ", "the plan for 2026"],
  ],
  fa: [["كتاب ", "یک کتاب خوب"]],
  he: [["שלום ", "שָׁלוֹם לכולם"]],
  hi: [
    ["लड़का ", "वे लड़के खेल रहे हैं"],
    ["किताब ", "मेरी किताबें कहाँ हैं"],
  ],
  zh: [
    ["天气", "今天北京的天气很好"],
    ["北京", "今天北京的天气很好"],
    ["猫", "我家的猫睡着了"],
    ["天气很好", "今天北京的天气很好"],
    ["数据库连接", "请检查数据库连接是否正常"],
  ],
  ja: [
    ["東京", "明日は東京タワーに行きます"],
    ["タワー", "明日は東京タワーに行きます"],
    ["ｶﾀｶﾅ", "カタカナで書いてください"],
    ["ガス", "ｶﾞｽの点検です"],
    ["行き", "明日は東京タワーに行きます"],
    ["会議室", "第二会議室を予約しました"],
  ],
  ko: [
    ["학교", "내일 학교에서 만나요"],
    ["회의", "오늘 회의는 취소되었습니다"],
    ["만나", "내일 학교에서 만나요"],
  ],
  th: [
    ["ประชุม", "พรุ่งนี้มีประชุมตอนเช้า"],
    ["สวัสดี", "สวัสดีครับทุกคน"],
  ],
  vi: [["ha noi", "Tôi sống ở Hà Nội"]],
  pl: [["lodz ", "Jadę do Łódź jutro"]],
};

export const searchRecallCases: SearchRecallCase[] = Object.entries(pairs).flatMap(([language, list]) =>
  list.map(([query, message]) => ({ language, query, message })),
);

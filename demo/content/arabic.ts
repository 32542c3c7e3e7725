import { parseDialogues } from "../dialogue";

/** Lessons and plans in English and Arabic. */
export const arabic = parseDialogues(`
cast A=yusuf B=ann
A: صباح الخير! كيف كان الدرس أمس؟
B: صباح النور 😊 hard! the teacher speaks fast
A: قولي له: "ببطء من فضلك"
B: ببطء من فضلك. I'll use it today
---
cast A=ann B=yusuf
A: how would you say "I will be there at {time}"?
B: سأكون هناك الساعة {time}
A: and less formal?
B: بكون هناك الساعة {time}
A: شكراً! writing both down
---
cast A=yusuf B=ann
A: عندي لك كلمة اليوم: "فُلك"، وتعني السفينة القديمة
B: beautiful. And the plural?
A: نفس الكلمة! مفرد وجمع
B: that's the first mercy of the Arabic plural
A: 😂 صحيح
---
cast A=ann B=yusuf
A: is this sentence right? أنا أحب القهوة مع حليب قليل
B: almost: "أحب القهوة مع قليل من الحليب"
A: قليل من الحليب. of course
B: and nobody will give you little milk in a café anyway
---
cast A=yusuf B=ann
A: أمي تسلم عليك وتسأل متى تزوريننا
B: please greet her back! maybe in {month}, I'd love to
A: ستطبخ المنسف، تعالي جائعة
B: I remember. I didn't eat for {small} days afterwards
A: هذا هو الهدف 😄
---
cast A=ann B=yusuf
A: I'd like to test search with Arabic. does one find "رسالة" when the text has "الرسائل"?
B: لا، الجمع مختلف تماماً. You'd need a stemmer for that
A: and with and without diacritics?
B: هذا ضروري: "كِتاب" و"كتاب" يجب أن يكونا نفس الشيء
A: ok, normalising those is easy, I'll write it into {ticket}
B: ممتاز، وأنا أختبره على {device}
---
cast A=yusuf B=ann
A: هل وصلت الصور؟ https://example.com/photos/{many}
B: yes!! the light on the old wall 😍
A: التقطتها الساعة {time} قبل أن يصل السياح
B: you get up for the light, I get up for breakfast
---
cast A=ann B=yusuf
A: رمضان كريم! 🌙
B: الله أكرم، شكراً يا آن
A: when do you eat today?
B: المغرب الساعة {time}. تعالي إذا أردتِ، عندنا {dish}
A: I'd be honoured. what may I bring?
B: التمر، أو لا شيء
---
cast A=yusuf B=ann
A: كيف نترجم "draft"؟ عندي "مسودة"
B: is that the everyday word?
A: نعم، كل تطبيقات البريد تستخدمها
B: then مسودة. one more: "mute"?
A: "كتم". وزر الإلغاء "إلغاء الكتم"
B: 👍 both are in the sheet now
---
cast A=ann B=yusuf
A: my first text without help: اليوم الجو جميل وأنا أعمل في الحديقة مع {small} أكواب من الشاي
B: رائع!! بدون أي خطأ
A: really?
B: والله. فقط كمية الشاي مقلقة
---
cast A=yusuf B=ann
A: موعدنا {yawm} الساعة {time}؟
B: نعم! at {place}?
A: تمام 👌
`);

import { parseDialogues } from "../dialogue";

/** Accessibility and other languages, with text from right to left. */
export const accessibility = parseDialogues(`
A: did a pass with VoiceOver through {feature}. Good: everything has a name. Bad: the order is {odd|strange|upside down}
B: odd how?
A: it reads the actions first, then who wrote, then the text
B: that's the flex-direction trick, we reversed it visually
A: can we have it right in the DOM and position it with grid?
B: yes. {ticket}, I take it
A: ❤️
---
A: keyboard only, try it: you can open {feature} but not leave it
B: Escape?
A: does nothing. Tab goes round and round, very well trapped
B: the trap is too good 😬
B: found it, a listener swallowed the key. Fixed in #{pr}
A: confirmed, Escape works and focus goes back to the button. thanks!
---
cast A=yusuf
A: عندي سؤال عن اتجاه النص: هل يظهر الاسم على اليمين أم على اليسار؟
B: In the Arabic interface everything mirrors, so the name goes to the right, the time to the left
A: جميل، شكراً 🙏 وماذا عن الأرقام مثل {number}؟
B: digits keep their order. The browser does it as long as each paragraph has \`dir="auto"\`
A: جرّبت الآن على {device} وكل شيء يبدو صحيحاً
B: great, then I close {ticket}
---
cast A=yusuf
A: mixed direction is still wrong in one case, see this line:
A: تم دمج الفرع release/{version} في main بنجاح
B: it renders fine for me?
A: the slash jumps to the other side in {browser}
B: ah, only there. needs \`unicode-bidi: isolate\` on inline code
A: with isolate it's right, see https://example.com/rtl/{small}
B: شكراً :)
A: 😄 your accent is improving
---
A: reminder that the contrast of placeholder text counts too. Ours is 2.{small}:1 in {feature}
B: I always thought placeholders were exempt
A: they are text, so no
B: ok: {hex} gives 4.6, still looks like a placeholder
A: 👌
---
A: Screen reader users told us about the typing indicator: "it keeps interrupting me"
B: it is aria-live assertive, isn't it
A: yes. Polite would be better, off by default would be best
C: off. nobody needs to hear that {guest} starts and stops typing {small} times
A: off then, and new messages stay polite
B: I also batch them: "{small} new messages" instead of reading each one in a busy room
A: that's kind, thank you
---
cast A=mei B=haruka
A: Japanese line breaking question for {B}: is this break ok?
  会議は{mday}日の午後に変更になりました。
  よろしくお願いいたします。
B: はい、自然です 👍
B: but in {feature} it breaks before a small ゃ, which must not happen
A: \`line-break: strict\` ?
B: strict is right for UI. word-break should stay normal
A: both set, in {version}
---
cast A=mei
A: 中文界面的按钮是不是太窄了？“发送”两个字挤在一起
B: which button, the one in {feature}?
A: 对，就是那个。英文没问题，中文看起来很挤
B: min-width was removed last week. I'll put 4em back
A: 好了，现在好多了，谢谢！
---
A: reduced motion: do we stop *all* motion or only the big things?
B: only what moves across the screen. fades are fine
A: the confetti on the first message?
B: off, clearly
C: nooo not the confetti
B: only for those who asked for less motion, {C} 😄
C: phew
---
A: target sizes: the reaction chips are {number} px wide but only 20 high
B: 24 is the minimum in WCAG 2.2
A: we want 44 on touch though
B: visually 24, hit area 44 by padding and negative margin?
A: works unless two chips sit close, then the areas overlap
B: then 32 with a gap of 8, that's honest
A: ok. drawn, in the file under "chips {small}"
---
cast B=zofia
A: plural rules again. Polish has three forms and our string has two
B: "{small} wiadomości" and so on?
A: 1 wiadomość, 2 wiadomości, 5 wiadomości … and 12 is like 5, 22 is like 2
B: ICU plural does it: one, few, many, other
A: the translators only had one and other in the sheet
B: I'll regenerate the sheet with all categories per language. Arabic has six btw
A: ستة! 😅
B: exactly
---
cast A=sofia B=ann
A: who speaks German and can check "Konversation stummschalten"?
B: me. it's correct, but people say "Unterhaltung" or simply "Chat"
A: "Chat stummschalten"?
B: genau, kurz und klar
A: danke!
B: and please "E-Mail" with hyphen, it's wrong in {feature}
A: on it
---
A: focus ring. The new one is {colour} on {colour2} and I can't see it
B: two-tone ring? dark inside, light outside, visible on everything
A: do we have a token for that?
B: \`--ring\` and \`--ring-gap\`. here:
  \`\`\`css
  outline: 2px solid var(--ring);
  outline-offset: 2px;
  box-shadow: 0 0 0 4px var(--ring-gap);
  \`\`\`
A: {visible everywhere|beautiful|finally}, also in high contrast mode
---
cast A=yusuf
A: مراجعة الترجمة العربية:
  - "الغرف" بدل "القنوات"
  - "تم التسليم" بدل "وصلت"
  - زر "إرسال" بدون أيقونة مقلوبة
B: the third one: the paper plane should mirror, right?
A: نعم، لكن السهم في "رجوع" كان معكوساً مرتين
B: mirrored twice, classic. fixed in #{pr}
A: ممتاز 👏
B: can you also check the date format? I used ١٤/٣/٢٠٢٦ for a start
A: الأرقام العربية اختيار المستخدم، الافتراضي يعتمد على الجهاز
B: understood, then we follow the device
---
A: zoom at 400 %: {feature} needs scrolling in both directions
B: which element is the wide one?
A: the table of sessions, of course
B: I'd turn each row into a card under 480 px
A: yes please, and keep the table semantics
B: display:block kills them in some browsers, so I set the roles by hand
A: you have done this before
B: {too often|once or twice|scars} 😅
---
A: name for the button with the paperclip: "Attach files" or "Add attachment"?
B: screen readers read it a hundred times a day. Shorter: "Attach files"
C: {agree|same|+1}
A: and in German "Dateien anhängen"
B: 👍
---
A: automated checks are green on all {number} pages. That means we catch maybe a third of what matters
B: what do we do for the other two thirds?
A: {small} scripts for manual testing, each 10 minutes: send a message, find an old one, make a group, change a setting, sign out
C: I'd volunteer for one per release
B: me too
A: great, I'll put them under https://example.org/a11y/scripts
---
A: emoji question: what does a screen reader say for 🫠?
B: "melting face"
A: and for a message that is only 👏👏👏👏👏👏?
B: "clapping hands" six times
C: my condolences
A: could the label collapse repeats? "clapping hands, 6 times"
B: for messages of only emoji, easy. I'll try
---
A: the error under the e-mail field isn't announced
B: it's there in red though
A: red is not a sound :)
B: touché. aria-describedby plus aria-invalid, and focus goes to the first wrong field
A: 🙌 {ticket} can be closed then
`);

import { parseDialogues } from "../dialogue";

/** Colleagues in English and Japanese. */
export const japanese = parseDialogues(`
cast A=haruka B=bo
A: お疲れさまです。テスト環境の件、今大丈夫ですか？
B: hi! yes, what's up?
A: {feature}で日本語入力の変換中にEnterを押すと、メッセージが送信されてしまいます
B: ah, we must check \`isComposing\`. Which browser?
A: {browser}です。Firefoxでは起きません
B: thanks, clear report. {ticket}
..
B: fixed, please try again
A: 確認しました。直っています 🙏
---
cast A=bo B=haruka
A: good morning! did the build for the test arrive?
B: おはようございます！はい、届きました
B: I'll run the {number} cases today
A: no rush, {day} is fine
---
cast A=bo B=haruka
A: how do you say "it works on my machine" in Japanese
B: 私の環境では動きます
A: used as often as here?
B: もっと丁寧に、でも同じくらい 😄
---
cast A=haruka B=bo
A: {youbi}の会議は{time}からでよろしいでしょうか
B: works for me. Is it too late on your side?
A: 大丈夫です。夕食の前に終われば嬉しいです
B: I promise, {number} minutes at most
---
cast A=haruka B=bo
A: test report, first half: {number} passed, {small} failed
A: failed ones are all about half-width and full-width letters in search
B: so "ＡＢＣ" doesn't find "ABC"?
A: はい、そうです
B: NFKC when indexing and when searching, then. I'll do it before {version}
A: よろしくお願いします！
---
cast A=haruka B=bo
A: 桜が咲きました！🌸 https://example.com/photos/{many}
B: how beautiful, is that on your way to work?
A: はい、毎朝この道を歩いています
B: I have a car park and a pigeon
A: 😂
---
cast A=bo B=haruka
A: which honorific do I use when I write to {customer}?
B: 会社名には「御中」、人の名前には「様」です
A: and never both?
B: both never. 片方だけで十分です
A: thank you, saved me from an embarrassment
---
cast A=haruka B=bo
A: the strings for {feature} are translated. One question: 「既読」 for "read"?
B: is that what people know?
A: はい、みんな「既読」と言います。「既読スルー」という言葉もあります
B: what is that
A: reading and not answering 😇
B: we have that feature too, unfortunately
---
cast A=haruka B=bo
A: 今日は{percent}%のテストが自動化できました
B: that's a big step! what's left?
A: 絵文字の結合と、縦書きの表示です
B: vertical text can wait until someone asks
A: 了解です
---
cast A=haruka B=bo
A: お土産は何がいいですか？来月{札幌|金沢|長崎}に行きます
B: you don't need to bring anything!
A: では、甘いものにします
B: 😄 thank you, the team will be very happy
`);

import { parseDialogues } from "../dialogue";

/** The newest conversation of each room, which a reader sees first. One dialogue each. */
export const closing = {
  launch: parseDialogues(`
cast A=ann B=bo C=amara D=haruka E=liam
A: Release notes are final, thank you for all the comments. I'm in the customer call until the full hour, then back here
B: 👍
C: help article is online: https://example.org/help/invite-by-link
D: tested on the release candidate: 42 of 42 passed, including 日本語 input and the very old tablet
E: staging ran all night without an alert. I even slept
B: then we are go from the engineering side 🟢
C^3: 42 of 42, I want that on a mug
B: @A only your go is missing, then I press the button
D: 🚀
`),
  design: parseDialogues(`
cast A=mei B=sofia C=ann D=yusuf
A: the new empty state is live on staging, dog included
B: 😍 it looks even better in dark
C: the ears! thank you Sofia, it's exactly the mood I hoped for
D: بالعربية أيضاً رائع، الكلب ينظر إلى الجهة الصحيحة 🐕
A: mirrored on purpose, it took one line of CSS
C: then I call this done. Next week: {feature} 🎉
B: 👏
`),
  backend: parseDialogues(`
cast A=priya B=liam C=bo
A: backfill finished overnight, all rows have the new column and lag stayed under a second
B: dashboards agree, nothing moved
C: perfect. I'll switch the reads tomorrow morning, with coffee and both eyes open
B: rollback is one flag:
  \`\`\`ts
  export const readFrom = flag("history.read-from", "old");
  \`\`\`
A: thanks, flag name noted in the runbook
C: 🙏
`),
  flat: parseDialogues(`
cast A=jonas B=sofia C=tomas D=ann
A: pasta at eight, who's hungry?
B: me!
C: me, bringing the good bread
D: home in ten minutes, I can chop things
A: 🧅 you get the onions
D: I walked into that one
`),
  football: parseDialogues(`
cast A=liam B=ann C=tomas D=zofia
A: Sunday 10:30 at the canal pitch, they mowed it!
B: in ⚽
C: in, and I'm bringing the new balls
D: in! knee is fine again
A: that makes ten. One more and we have a team 💪
`),
  weekends: parseDialogues(`
cast A=amara B=haruka C=ann
A: tickets for the reading on the {date} are here, four seats in the second row
B: やった！ありがとうございます
A: どういたしまして 😊 is that right?
B: 完璧です！
C: I'll bring the thermos and the difficult questions
`),
  bo: parseDialogues(`
cast A=ann B=bo
A: how do you feel about today?
B: calm. suspiciously calm
A: that's what preparation feels like 😄
B: lunch after the launch? my treat, you choose the place
`),
  jonas: parseDialogues(`
cast A=jonas B=ann
A: Pressetext ist raus, die Zeitung hat schon zurückgerufen 😳
B: Nein! Was wollten sie?
A: Ein Foto vom Team, möglichst ohne Bildschirme
B: Dann vor der Bäckerei, wie immer 🥨
`),
  mei: parseDialogues(`
cast A=mei B=ann
A: 今晚还去看电影吗？
B: 当然！ {film}, right? I have the tickets
A: 太好了，七点半门口见 🍿
B: 一会儿见！
`),
  yusuf: parseDialogues(`
cast A=yusuf B=ann
A: قرأت رسالتك الأخيرة لأمي، كانت سعيدة جداً
B: شكراً! did she notice the mistake in the second line?
A: نعم، وقالت إنه أجمل خطأ سمعته
B: ❤️
`),
  haruka: parseDialogues(`
cast A=haruka B=bo
A: 最終テストの結果です: https://example.com/reports/{many}
B: all green, incredible work. ゆっくり休んでください
A: ありがとうございます。リリースのあとで休みます 😄
`),
};

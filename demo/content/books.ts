import { parseDialogues } from "../dialogue";

/** A book club that also watches films. */
export const books = parseDialogues(`
A: next book: votes please
  1. {book}
  2. {book2}
  3. something short, I'm tired
B: 1
C: 3 😅
D: 1, the library has four copies
A: 1 it is. Meeting on {day}, {time}, at {place}
---
A: I'm on page {number} of {book} and I don't like anyone in it
B: you'll like the aunt
C: everyone likes the aunt
A: is she coming soon?
B: page {many}
A: that's a long way to an aunt
---
A: finished {book} on the tram, missed my stop, twice
B: the ending!!
C: no spoilers, I'm at chapter {small}
A: I say nothing. I only say: read it somewhere with tissues
---
A: what did you think of the chapter with the letter?
B: I read it three times. The way she never says what she wants, and everybody knows
C: I found it a bit long, to be honest
A: long, yes, but it has to be. You're supposed to wait with them
C: hm. put like that …
B: and then it's over in one sentence. "The boat had left." I was so angry
A: angry is good 😄
---
A: the translation of {book} is different from mine! who has the old one?
B: me, {author} in the blue edition
A: how does yours start?
B: "Nobody in the house had slept."
A: mine: "It was a house without sleep."
C: the second is more beautiful, the first is more true
A: that's the topic for {day}, then
---
A: film on {day}? {film}, {time}, original with subtitles
B: yes
C: is that the slow one?
A: slow and three hours
C: then I need a seat near the exit and a big drink
---
A: can anyone recommend an audiobook for a long drive? {small} hours
B: {book}, read by someone with a voice like warm bread
C: anything about polar expeditions. you'll be glad to sit in a car
A: both downloaded
---
A: I underlined so much in {book} that the pen gave up
B: read us one
A: "We were not lost, we were only early."
B: oh
C: oh.
---
A: short stories next time? I'd suggest {author}
B: I've only read the novels, so yes
C: which collection?
A: the thin one, {number} pages, six stories. I'd take the third and the last
B: 📚 ordered
---
A: next meeting is at mine, {day} {time}. I make {dish}, bring opinions
B: I have many
C: and wine?
A: opinions and wine
---
A: notes from tonight, for {D} who was ill:
  - four of us loved it, {B} did not and said why for {number} minutes
  - we agree that the brother knew
  - we don't agree about the last page at all
  - next: {book2}
B: {number} minutes is a lie, it was ten
D: the brother KNEW? I have to reread it
A: get well soon 🍵
---
cast A=haruka B=mei
A: 『{book}』の日本語版を見つけました。表紙がとてもきれいです
B: すごい！どこで買いましたか？
A: 駅前の小さな古本屋です。{number}0円でした
C: I understood "bookshop" and I'm proud
B: 😄 合っています
---
A: the library wants {book} back and I'm not done
B: pay the fine, it's {small} cents a day, best rent in town
A: wise words
---
A: the author reads at {place} on the {date}! tickets €{small}
B: two for me
C: one
A: got them, first row by accident
B: then we must look clever
---
A: unpopular opinion: {book} is better as a film
B: leave the group
C: 😱
A: I said unpopular!
C: explain yourself on {day}, with slides
---
cast D=mei
A: can we do poetry once? only once
B: I'm scared of poetry
A: that's why once. {small} short ones, each reads one aloud
C: in the original if you like, with a translation after it
D: 我可以读一首李白的诗
A: yes please!
B: ok ok I'll bring one about a dog
---
A: my copy of {book} has a train ticket from {city} in it, from {many}… no, 19{number}
B: a bookmark with a past
C: keep it in. whoever reads it next should find it too
`);

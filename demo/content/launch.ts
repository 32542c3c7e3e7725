import { parseDialogues } from "../dialogue";

/** Around the launch: support, marketing, customers. */
export const launch = parseDialogues(`
A: support morning report: {number} new mails overnight, {small} about {feature}, the rest is the usual
B: what about {feature} exactly?
A: "it forgets what I chose". Three different people, all on {browser}
C: private windows, maybe? storage is empty there after closing
A: one of them says yes. I'll ask the other two
..
A: {C} was right, all three. Answer sent, they are happy
C: we could say so in the page. {ticket}
A: that would save us a mail a day
---
A: the reviewer from the newsletter wants a quote by {time}. Anyone feeling quotable?
B: "A chat that gets out of your way and keeps what you said."
A: nice. a bit dry?
B: I'm a dry person
C: "Your words, on your own machine, in the right order." ?
A: ooh. that one
B: ok that is better than mine 😄
---
A: post is out: https://example.com/blog/{number}
B: shared
C: shared, and {guest} already commented "finally"
A: 😊
..
A: {many} readers in the first hour, most from the forum
B: the comments are kind?
A: mostly. One person is angry about fonts
C: there is always one
---
A: I have {customer} on the line, they ask if they can import from their old chat
B: export as JSON → yes. Export as PDF → no
A: they have {number} GB of something called "archive.dat"
B: 😬
C: ask for the name of the product, we may know the format
A: it is the old Windows thing from {city}, 2011
C: oh, I wrote a reader for that once. Give me a sample and until {day}
A: you did not
C: I was young
---
A: webinar on {day}: {many} registered so far
B: do we need a bigger plan for the video tool?
A: limit is {number} hundred, so no
B: who moderates the questions?
C: I can, if someone sits next to me for the technical ones
D: I'll sit next to you
A: rehearsal {day2} at {time}, bring headphones please
---
A: stickers arrived!!
B: which ones
A: the dog, the two ticks and the one nobody will understand
B: the seq one?
A: "1, 2, 3, … no gaps" yes
C: I want ten of those
D: me too, for my laptop and my bike
A: they are in {room}, help yourselves
---
A: what do we answer when people ask for end-to-end encryption?
B: the truth: it runs on your own server, traffic is encrypted, the messages on the disk are readable for whoever runs it
C: and say why: search, and the second device
A: "on the roadmap"?
B: only if it is
A: it isn't. Ok: "not now, and here is why". I'll write it up for the FAQ
B: 👍 that's the kind of answer I'd trust
---
A: pricing page typo: "per moth"
B: 🦋
C: technically that would be generous
A: fixed 😂
---
A: monthly numbers are in https://example.com/reports/{many}. Short version: {percent} % more servers, the same number of support mails
B: so less per server. nice
A: yes, and the median first answer went from {small} hours to under two
C: that's {B}'s macros!
B: and fewer bugs, let's be fair
---
A: @B could you call {guest} at {customer}? They prefer the phone and I'm on the train until {time}
B: sure. what is it about?
A: their admin left and nobody has the password
B: do they have access to the machine?
A: yes, root even
B: then it's a {small}-minute call. I'll walk them through the reset
..
B: done. They are in, and they now have two admins
A: you're the best, thanks
---
A: status page says degraded, is that us?
B: provider in {city}. one of the two uplinks
C: latency is up by {ms} ms, otherwise all fine
A: should I post something?
B: a short one: "Slower than usual for some, nothing is lost, we are watching it."
A: posted
..
C: back to normal since {time}
A: resolved and closed
---
A: user feedback of the week:
  > I have muted every group except the one with my sister. Best app of the year.
B: 😂
C: that is a valid use of the product
---
A: Photo for the team page, who is missing?
B: me, I hate photos
C: {B}, we can draw you
B: as the dog?
A: as the dog. deal
---
A: conference in {city}: booth or no booth?
B: what does it cost?
A: {amount}00 with everything
C: last time we got {small} good contacts and a cold
A: so no booth, but a talk?
B: I'd give a talk. "What happens after you press Enter"
A: submit it, deadline is the {date}
B: submitted. fingers crossed 🤞
---
A: who is answering in the forum today?
B: me till lunch
C: then me
A: there is a thread about backups that needs a careful answer, https://example.org/forum/t/{many}
B: saw it, writing something longer
..
B: answered with the three commands and a restore test. Please check that I didn't forget the attachments folder
C: you didn't. One addition: stop the app or use the snapshot first
B: added
---
A: accountant needs the invoices until {day}, mine are in
B: uploaded
C: I need to find the one for the {city} trip …
C: found it. in the coat
A: 🧥
---
A: partner page goes live tomorrow. logos: I have {number}, missing is {customer}
B: they answered! SVG attached to {ticket}
A: it's a JPEG renamed to .svg
B: oh no
A: {no worries|never mind}, I'll trace it. It's a circle and two letters
---
A: short poll for the tagline on the T-shirts
  1. Said once. Kept once.
  2. No gaps.
  3. Parley: let's talk.
B: 1
C: 2, it's the bravest
D: 1
A: 1 wins, with {small} votes
C: I'll make my own shirt
---
A: hey all, I'm off from {day} for a week. {B} has the support inbox, {C} has the social accounts
B: enjoy!
C: 🏖️ have fun
A: and please nobody launch anything
B: no promises
---
cast A=jonas B=ann
A: the German press text, kann jemand drüberlesen?
  „Parley {version} ist da: ein Chat, der auf dem eigenen Server läuft und in dem nichts verloren geht. Neu sind Einladungen per Link, eine schnellere Suche und {number} Verbesserungen im Kleinen.“
B: „im Detail“ statt „im Kleinen“
C: und „ab sofort“ statt „ist da“, klingt sonst wie Werbung
A: es ist Werbung :)
C: eben
A: ok, beides geändert. Danke euch
---
A: school in {city} would like to use it for {many} pupils. Do we have something for moderation?
B: admins can delete and remove. No word filters
A: they ask for "a way for children to say that something is wrong"
C: a report button. we talked about it in spring
B: it's about {small} days of work if it only notifies the admins
A: I'd really like us to do that one
C: same. Let's put it first in the next planning
B: agreed, {ticket}
---
A: quick reminder: no customer names in public tickets please. I found {small} today and edited them
B: one was mine, sorry
A: all good, it happens
---
A: podcast invitation! They want {number} minutes about running things yourself
B: you should do it
C: you have the voice for it
A: the voice??
C: calm. like a pilot
A: "ladies and gentlemen, your messages have been delivered"
B: see 😂
`);

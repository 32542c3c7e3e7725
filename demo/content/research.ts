import { parseDialogues } from "../dialogue";

/** Product thinking: interviews, priorities, words. */
export const research = parseDialogues(`
A: interview with {customer} is over, {number} minutes, the recording is in the usual place
B: one sentence?
A: "We don't need more, we need to be sure."
C: that's for the wall
A: it's also the third time I hear it {this month|this year|in this round}
---
A: how do we call people who are in a room but never write?
B: readers
C: lurkers is mean, yes. Readers
A: good, because {percent} % of the members at {customer} are readers, and they're happy
B: then we should stop calling them "inactive" in the report
A: on it
---
A: {small} people have asked for polls in {month}. Do we want polls?
B: what do they do today?
A: they write 1, 2, 3 and count the thumbs
C: so they have polls
A: ha. true
B: I'd wait until somebody shows us a poll that went wrong
A: parked under {ticket}, with that sentence
---
A: usability test on {day}: {small} people, tasks are in https://example.com/tests/{many}
B: task 2 gives the answer away, it says "search"
A: oh right. "Find out when {guest} wanted to meet you" ?
B: better!
C: may I watch?
A: silently, yes. no sighing
C: I never sigh
B: {C} sighs
---
A: results of the test: task 1 all fine, task 2 {small} of 9, task 3 nobody
B: nobody??
A: "turn off sounds for one group at night". They all found mute, but nobody found the time
C: because it is below the fold on a {device}
B: and in {feature}, where no one would look
A: proposal: ask for the time right when one mutes. "For an hour, until tomorrow, always"
B: yes. three buttons and done
C: I can draw that today
---
A: we have {number} ideas in the list and I deleted {small} of them, please shout if you miss one
B: which?
A: the ones older than {month} that nobody could explain
B: 👏
C: was the one with the map among them?
A: nobody could explain the map
C: fair 😄
---
A: what does "delivered" mean to you, without looking it up?
B: it's on their phone
C: it's on *a* device of theirs
D: the server has it
A: three people, three answers, all of us build this thing
B: ok, we need a sentence for it in the help
A: "Delivered: it has reached at least one device of each member." shall I?
C: yes, take that
---
A: I'd like to try a diary study with {small} families. One week, one line each evening
B: what do you want to learn?
A: when they *don't* use us. and what they use then
B: I like that question a lot
C: {guest}'s family would be in, they're seven and very loud
A: perfect, loud is good
---
A: our help page for {feature} has {number} % "not helpful"
B: it explains how it works instead of what to do
A: exactly. New version in three sentences: https://example.org/help/{many}
C: I'd put the picture first
A: done
..
A: after a week: {small} % 🎉
B: what a difference
---
A: priorities for {month}, as I understood us:

  1. things that lose trust (ticks, order, drafts)
  2. things that lose time (search, {feature})
  3. everything that is nice
B: where is {ticket}?
A: second group
C: agree with the order. I'd even drop the third for {month}
A: let's keep one nice thing, for the mood
B: the dog
A: the dog, obviously
---
A: someone wrote that {feature} "feels like a tax form"
B: harsh but fair
A: {number} fields, of which {small} are needed. The rest could come later or never
B: start with never
C: 😂 I vote never, too
A: mock-up with {small} fields: https://example.com/board/{many}
B: I nearly enjoyed filling it in
---
A: {customer} uses us on a {device} with a cracked screen, in gloves, in the rain
B: that's our real design system
A: I've put a photo of it in {room}
---
A: short one: do we write "e-mail" or "email"?
B: e-mail, style guide page {small}
A: we have a style guide?
B: since {month}
A: 😇 reading
---
A: numbers on search: median {small} words per week and person, {percent} % end with a click, {number} % are names
B: names of people or of places?
A: people. So a person should be the first thing we offer
C: with their last message next to it?
A: with the rooms you share. I tried both on {small} colleagues
B: rooms it is, then
---
A: how many notifications are too many? I got {number} yesterday
B: more than three per hour and I turn it off
C: I only keep mentions
A: so do {percent} % after the first month. Maybe mentions should be the default for groups over {small} people
B: hm. risky: people will say that it does not work
C: ask at joining, one question, two buttons
A: one question I can live with
---
A: a note from reading {many} support mails in one go: hardly anyone describes what they did. They describe what they *expected*. "I thought it would stay there." "I assumed she could see it." So maybe we should collect expectations instead of bugs, and sort those.
B: that's a beautiful way to read a mailbox
C: could we have a field "what did you expect?" in the report form
A: instead of "severity", yes!
B: nobody knows their severity anyway
---
A: {guest} drew our app from memory, I asked her to. She left out {feature} completely
B: 😂 what did she draw?
A: names, bubbles, the ticks, and a big dog
C: she has understood everything
`);

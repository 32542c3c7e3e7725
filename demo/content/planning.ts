import { parseDialogues } from "../dialogue";

/** The weeks before: dates, dependencies, who does what. */
export const planning = parseDialogues(`
A: planning for week {number}: I have {small} things on the list and four of us
B: I can take {ticket} and the review of #{pr}
C: {feature} for me, that's most of the week
D: I'm only here until {day}, so something small please
A: {ticket2}? half a day, self-contained
D: taken
---
A: what depends on what? I tried to draw it: https://example.com/board/{many}
B: the arrow between {feature} and the importer is wrong, they're independent since {version}
A: then we can start both on {day}!
C: that saves us {small} days
A: drawing is good. I should do it more often
---
A: estimate for {ticket}?
B: {small} days
C: twice that
B: why?
C: because of the old clients. They'd show an empty line
B: hm, right. So your number
A: I write down the higher one and we're happy if we are both wrong
---
A: date check: {customer} needs {feature} by the {date}. Realistic?
B: yes, if nobody is ill
C: so no 😄
A: I'll tell them the week after and we try for the {date}
B: honest *and* nice
---
A: the list "after the launch" has {number} entries now. Should we look at it together on {day}?
B: before lunch, so that it ends
A: {time}, {room}
C: I bring the red pen
---
A: can we agree that a ticket without a "why" goes back?
B: yes
C: yes, mine too
D: with love, though
A: with love: "why? ❤️"
---
A: two of us will be away in the last week of {month}. {B} and {C}, right?
B: from the {date} on
C: only {day} and {day2}
A: then no release in that week, we would be {small} people short of calm
---
A: status in colours, as always:
  - {feature}: green
  - import: yellow, waits for a sample from {customer}
  - push on old devices: red, {ticket}
B: red is an overstatement, I found the reason {this morning|yesterday evening|an hour ago}
A: orange?
B: a warm yellow
---
A: do we demo on {day}?
B: I have something to show, {small} minutes
C: me too
D: mine is invisible, but I can show the graph that doesn't move anymore
A: invisible things get the biggest applause here
---
A: I moved {ticket} to the next cycle, it grew
B: how much?
A: from "a checkbox" to "a checkbox and {number} questions"
C: they always do
---
A: {B}, are you the right one to ask about webhooks?
B: I was, now it's {C}
C: what do you need?
A: whether a retry keeps the same id. {guest} from {customer} asks
C: yes, same id, up to {number} tries over a day
A: thanks, that's exactly what they hoped for
---
A: heads-up: school holidays start on the {date}, a third of us is gone
B: so is a third of the users
C: best time for the database upgrade then
A: {day}, {time}? early, before the others wake up
B: I'm in. coffee on you
---
A: kick-off notes for the importer, short:
  > One file in, one room out. No settings. If something can't be read, say which line and go on.
B: "no settings" 👏
C: what about names that don't match?
A: shown in a list, to be matched by hand, remembered for the next file
C: then I've no more questions
B: first version by {day}, ok?
A: ok!
---
A: who writes the upgrade notes this time?
B: I did {version2}
C: then me. Anything that people must *do*?
B: one thing: the setting for uploads has a new name, the old one works until {month}
C: perfect, one line, in bold
---
A: small retro on our meetings: {number} hours in {month}, of which I'd say {small} were useful
B: which ones?
A: the ones with a decision at the end
C: let's begin with the decision then. "Today we decide X"
B: and if there is no X there is no meeting
A: 🤯 trying that from {day} on
---
A: tick off: {ticket} done, {ticket2} done, docs done
B: who are you
A: I had no meetings today
`);

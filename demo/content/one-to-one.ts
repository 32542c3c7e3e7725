import { parseDialogues } from "../dialogue";

/** Work talk between two people: hiring, hand-overs, small favours. Two speakers each. */
export const oneToOne = parseDialogues(`
A: do you have five minutes about the candidate from {time}?
B: yes. how was it?
A: really good at explaining, honest about what they don't know. The exercise was slow, but every step made sense
B: slow is fine. Would you want to review their code?
A: yes, and I'd want them to review mine
B: that's my favourite answer. I'll write to {guest} that we go on
---
A: draft of the job ad is here: https://example.com/jobs/{number}
B: read it. Can we delete the list of {number} technologies? Three matter
A: which three would you keep
B: TypeScript, SQL, and "has run something in production and was woken by it"
A: 😂 the third goes first
B: and please say the salary
A: it's in the last line, I'll move it up
---
A: question for the interview: what do you ask to find out if somebody can disagree well?
B: "tell me about a decision that you were against and that turned out right"
A: oh, that's good. Not "were you right", but were they
B: it's disarming. {guest} laughed for a minute and then told the best story
---
A: can you take my on-call on {day}? {dentist|school play|my mother's birthday}
B: sure, if you take my {day2}
A: deal
B: swapped it in the calendar
A: thank you!
---
A: how was the first week of {guest}?
B: good, I think. laptop took {small} hours, first PR on {day}
A: what was it?
B: they fixed the setup guide while following it
A: hire ten of those
---
A: onboarding list for {guest}, am I missing something?
  - accounts and key card
  - the tour through {service}
  - lunch with everyone, in small groups
  - a first ticket that reaches production on day {small}
B: a person to ask silly questions who is not you
A: right. would you?
B: gladly, I ask many myself
---
A: honest feedback on my talk?
B: the middle is great. the start takes {number} minutes until I know why I should care
A: so start with the outage?
B: yes! start in the dark room with the alarm
A: ok, I'll turn it round. Thanks, that's worth a lot
---
A: do you remember where we put the recordings from {city}?
B: https://example.com/archive/{ticket}
A: you're a library
B: 📚 quiet please
---
A: I'm a bit stuck on {ticket} and a bit embarrassed about it
B: no need, show me
A: ok, call?
B: call
..
A: that was 10 minutes for two days of mine
B: and next week it's the other way round. That's how it works
---
A: budget for {month}: we have €{amount}00 left, hardware or the conference?
B: hardware. Half the team works on a {device} from the ice age
A: mine makes noises like a hairdryer
B: then it's decided
---
A: running late, {number} min
B: no stress, I have coffee
A: 🙏
---
A: is it ok if I work from {city} for two weeks in {month}?
B: of course. Same hours?
A: one hour earlier than you, so I'd finish at {time}
B: then you do the morning deploys, lucky me
---
A: {customer} praised you by name today
B: what did I do?
A: you called back when you said you would
B: the bar is low 😄
A: the bar is exactly there
---
A: can I be frank about the meeting earlier?
B: please
A: you were right, but {guest} had no chance to find out on their own. I think they felt run over
B: hm. yes. I noticed it when it was too late
A: a word from you tomorrow would do
B: I'll do it today. Thank you for telling me
---
A: lunch?
B: {small} minutes
A: {place}?
B: 👍
---
A: which of the two should we pick for {feature}, in one sentence?
B: the boring one, because we'll still understand it in two years
A: I hoped you'd say that
---
A: vacation in {month}, would the {date} to the end work for you?
B: yes, {guest} is back by then. I only ask you to hand over {service} before
A: there's a page for it since last time: https://example.com/handover/{number}
B: you're more organised than my whole family
---
A: did you see the message from {customer}?
B: just now. Do you answer or shall I?
A: you know them better
B: ok, draft: "We can do this by {day}, without the export. The export needs {small} more days. Which do you prefer?"
A: perfect, clear and no promises we can't keep
B: sent
---
A: could you look over my self-review before {day}?
B: sure
..
B: read it. you write "helped with" {small} times. You didn't help with the migration, you *did* the migration
A: 😶 ok. changing it
B: and put a number next to it, you saved us {number} hours a month
---
A: what do you say if we move our weekly to {day} {time}?
B: better for me too
A: moved
---
A: phone's dying, continue here in an hour
B: ok
..
A: back. where were we
B: you wanted to tell me why {service} is on fire
A: "warm". I said warm
---
A: I told {guest} about the offer. They need until {day}
B: other offer?
A: I think so. They asked if they could talk to someone in the team without us there
B: good sign. Mei or Liam?
A: Mei, she's honest and likes it here, in that order
B: 😄 exactly
---
A: your PR made my day: minus {many} lines
B: deleting is my hobby
A: never stop
---
A: one more thing before the weekend: the numbers for {customer} are off by {percent} %
B: rounding?
A: time zones. They count the day in {city}
B: of course they do. Monday?
A: Monday. have a good one
B: you too!
`);

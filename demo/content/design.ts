import { parseDialogues } from "../dialogue";

/** The design team: screens, flows, critique. */
export const design = parseDialogues(`
A: I put two versions of {feature} into the board: https://example.com/board/{many}
A: left one keeps the header, right one drops it and gains about {number} px
B: {right one|the right one|definitely the right one}. the header only repeats what the list says anyway
C: careful, {customer} asked for that header in the last interview
A: they asked to see *which room they are in*. the header is one answer, not the only one
C: fair point
B^3: could we test both {on|by} {day}? {small} people are enough to see whether anyone gets lost
A: I'll set it up. Thanks both 🙏
---
A: who decided on {hex} for links?
B: me, {last week|in March|months ago, sorry}. It was the darkest blue that still looked like ours
A: it has 4.{small}:1 on white but only 2.{small}:1 on the tinted row
B: ah. I never checked the tinted row 🤦
A: try {hex2}, passes on both and looks nearly the same next to the {colour}
B: {taken|done|swapped}, tokens are updated, {ticket} for the code side
---
A: Notes from today's session with {customer}, while they are fresh:

  - nobody noticed the new {colour} badge, {small} of 8 looked for a number instead
  - the empty state was read aloud by three people, so they do read it
  - "where did my draft go?" came up twice
  - the shortcut list was a hit, they want to print it
B: the draft thing worries me most
C: same. is it {really gone|lost} or just hard to find?
A: hard to find. It is there once you open the room again, but the list doesn't say so
B: then a small "Draft" in front of the preview line would do
A: exactly what I was thinking. Sketch {tomorrow|by noon|later today}
C: 👍
---
A: the icon for mute and the icon for "nothing" look identical at 16 px
B: they are identical 😅
A: 😂 okay that explains it
B: I'll draw a proper one with a {slash|diagonal line}, give me {an hour|half an hour|until lunch}
..
B: here we go, both sizes: https://example.com/icons/mute-{small}
A: lovely. the {small} px gap reads well even on my {device}
---
A: Can I get {ten minutes|a quick look|fresh eyes} on {feature} before I hand it over?
B: sure, now?
A: if you can. Link: https://example.com/file/{ticket}
B: first impression: calm, good. second: I don't know what the {colour} dot means
A: unread mention
B: then it should differ from plain unread by more than hue. my brother couldn't tell those two apart
A: good catch. @ with a number then?
B: @ alone is enough, the number is noise
A: done, and I removed the shadow while I was there
B: 🚢
---
A: spacing question. do we round {number} up to the 4 px grid or leave optical values alone?
B: round, unless it is an icon beside text
C: what {B} says. icons are the one exception
A: and the avatar in {feature}?
B: is an icon for this purpose :)
A: {ok|okay|got it}, then I have to touch {small} screens. fine
---
A: Question for all of us: what should happen when someone opens a link to a message that was deleted?
B: jump to where it was and show the tombstone
C: or a toast "this message was deleted" and stay where you are?
B: I'd want the context. Often I need what was said around it
C: hm, true. The toast leaves you nowhere
A: so: jump, highlight the tombstone for {small} seconds, no toast
D: and if the whole room is gone?
A: then a plain page with one sentence and a way back. I'll write the sentence
C: please not "Oops"
A: never "Oops" ✋
---
A: the {device} screenshots are in, {feature} wraps badly in German
B: of course it does. "Benachrichtigungseinstellungen"
C: we could hyphenate. browsers do it well now if lang is set
B: lang is set since {version}
A: let me try \`hyphens: auto\` and report back
..
A: works in {browser} and Safari, one odd break in Firefox but I can live with it
B: 🎉
---
A: small thing: the send button moves by one pixel when the text goes to two lines
B: you have good eyes
A: I have a {screen recorder|magnifier|very boring afternoon} :)
B: it's the border. only present in the grown state. fix is one line, in \`composer.css\`
A: do you want a ticket?
B: no need, it's already in #{pr}
---
A: Reminder: critique today at {time} in {room}. On the table are {feature} and {feature2}.
B: I'll be {five|ten} minutes late, start without me
C: can someone share the board for those at home?
A: will do
..
A: summary for {B}: we keep the tabs, lose the second toolbar, and {C} tries a variant with the date on the left
B: nice, I was worried about the toolbar
---
A: do we have a rule for when a dialog is a dialog and when it's a page?
B: I use: if you'd be annoyed to lose it with the back button, it is a page
C: and if it needs to scroll it's a page as well
A: by that rule {feature} is a page
B: it is! it always was, we just drew it too small
A: ok, then I move it. It will also fix the {device} complaint, {ticket}
---
A: I watched {small} recordings of first sessions {this morning|last night|on the train}. Everyone hesitates at the same spot: after typing the name of the room they look for a Save button
B: because every other form they use has one
A: yes, and ours saves on blur, silently
B: we could show a tiny tick when it's saved
C: a tick is easy to miss. what about "Saved" in the meta line for two seconds, and announced to screen readers too
A: I like that, it is honest and boring
B: boring is the brand
---
A: palette check: is {hex} still the {colour} from the old site?
B: no, that one was {hex2}, a bit warmer
A: it sits in {feature} since forever then
B: funny. leave it or align it?
A: align. I'd rather have {small} colours than {number}
---
A: anyone object if I delete the page "old explorations {small}" from the file?
B: please do
C: {wait|hang on}, the ferry illustration is on there
A: moved it to "keep". Gone in 3, 2, 1
C: 🫡
---
A: {guest} from {customer} asks whether we can show who has read a message without opening a menu
B: in direct rooms the ticks say it already
A: they mean groups
B: hm. a row of {small} tiny faces under the last message?
C: I'm torn. It makes people feel watched
A: they run {shifts in a warehouse|a rescue station|a night desk}, they need to know that the plan was seen
C: ok, that is a real need. On demand then: hold the tick, see the names and times
A: I'll draw that. no faces by default
---
A: Font size {survey|poll}: 15 or 16 for message text?
B: 16
C: 15 but with more line height
D: 16, my eyes are not getting younger
A: 16 it is, line height 1.5, and people who want it tighter get the compact setting
C: accepted under protest 😄
---
A: what's the story with the rounded corners? cards have 12, bubbles 18, buttons 8
B: history 🙃
A: can I propose 8 for controls, 12 for everything that contains something?
B: bubbles would become 12 then
A: yes, and I think they would look calmer
C: mock it up before we fight about it
..
A: mocked: https://example.com/board/{many}?v={small}
C: hm ok that is better than I expected
B: {sold|convinced|me too}
---
A: I tried dark mode outside in the sun today on my {device}. unreadable
B: everything is unreadable in the sun
A: the light theme was fine. Secondary text in dark is only 3.{small}:1
B: ah ok that's on us. let me lift the ink-soft token a notch
..
B: new value is {hex}. can you go outside again? ☀️
A: {it's raining now|happily|best task of the week}, will check
---
A: thinking aloud about search results. People told us three things: they remember *who*, roughly *when*, and one odd word. They almost never remember the room. Yet our result list is grouped by room, which makes the one thing they don't remember the biggest thing on the screen.
A: so what if results are a flat list, newest first, with the person in bold and the date on the right, and the room only as a small label?
B: yes. the grouping made sense for us because it is how the data is stored
C: agree with the diagnosis. one worry: with a flat list a busy room will drown everything else
A: filter chips on top, the {small} rooms with most hits
C: that would do it
B: can we have a prototype with real data? lorem ipsum hides this kind of problem
A: {customer} gave us an export we may use internally. I'll take that, prototype by {day}
---
A: quick copy question: "Leave group" or "Leave room"?
B: we say room in the code but group in the interface
A: then "Leave group". And the confirmation: "You will not see new messages. Others will see that you left."
C: the second sentence is important, keep it
---
A: the illustration for the empty inbox arrived!
B: show show show
A: https://example.com/art/empty-{number}
B: the dog 😍
C: is the dog waiting for a message?? my heart
A: I know. dark version follows {day}
---
A: Would someone review the handover for {feature}? States are: empty, loading, one item, many, too long, offline, error
B: looking
B: "offline" and "error" have the same text
A: on purpose? no. hm. Offline: "You are offline. {number} messages wait here and will be sent." Error: "This could not be sent. Tap to try again."
B: better. and what does loading look like when it takes longer than {small} s?
A: the skeleton stays, plus a line "Still loading …"
B: then it's complete from my side ✅
---
A: the new cursor for the resize handle, yes or no? 30 s poll
B: yes
C: yes
D: what new cursor
A: that is also an answer 😂
---
A: I'd like to retire the word "channel". It is still in {small} places
B: {feature}, the help page, one e-mail
C: and in my head
A: heads are out of scope. PR #{pr} does the rest
---
A: heads-up, I'm moving all components to the new file tonight. Don't edit the old one after {time} please
B: ok
C: noted, I'll finish {feature} before
..
A: move is done. {number} components, {small} orphans. If a library link is broken for you, restart the app
B: all good here
---
A: is there a reason that hover shows four actions but the long press only three?
B: copy link is missing on touch, because {guest} thought nobody would use it
A: I used it yesterday, or rather: I wanted to
B: then let's add it, there is room. order as on hover
A: 💯
`);

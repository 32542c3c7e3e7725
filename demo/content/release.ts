import { parseDialogues } from "../dialogue";

/** Release planning: scope, dates, go or no-go. */
export const release = parseDialogues(`
A: Scope for {version}, as of this morning:

  1. {feature}
  2. faster search
  3. invites by link
  4. the long list of small fixes
B: is 3 safe? the review found {small} open points
A: {B}, if they aren't closed by {day} it moves to the next one
C: I'd rather move it now and be relaxed
A: let's look at it {tomorrow|after stand-up|on Wednesday} and then decide once
B: ok
---
A: Go / no-go for {version}. Please answer here with go or with what is missing
B: backend: go
C: web: go
D: support: go if the help article about {feature} is online before
A: is it?
D: draft is at https://example.org/help/{number}, needs a second pair of eyes
B: reading … two typos, otherwise good
D: fixed and published
A: then it is a go 🟢
C: 🚀
---
A: freeze is {day} {time}. Everything that isn't merged by then waits for the next train
B: my #{pr} is waiting for review since {day2}
C: I take it {right now|after lunch|in an hour}
..
C: done, two comments, nothing that blocks
B: both addressed, merging
A: thanks for the quick one
---
A: numbers from the beta: {many} people, {number} rooms, {percent} % used search at least once
B: how many came back the second week?
A: {number} %
C: better than I feared
B: and what did those do who didn't come back?
A: most never sent a first message. I think we lose them at the invite
C: so {feature} is not the problem, we keep polishing the wrong thing
A: I'd say so. Can we pull "invite by link" forward?
B: if we drop the custom sounds, yes
A: nobody will cry for the sounds
C: I'll cry a little 🎺
---
A: changelog draft, please comment:
  > **{version}** — Find things faster. Search now answers while you type, {feature} keeps your place, and {number} smaller things are better than before.
B: "better than before" says nothing
A: true. "and {number} small repairs"?
B: yes, repairs is a nice word
C: I'd name the top two. people look for *their* bug
A: added: pasted images on {browser}, and the badge that would not go away
C: 👌
---
A: do we announce on {day} or {day2}?
B: not {day}, {customer} has their own event and half of our contacts are there
A: then {day2} at {time}?
B: works. I schedule the mail for that, the post goes out 15 minutes later
A: and the status page banner?
C: that's mine. will be off again by the evening
---
A: staging is on {version}-rc.{small} now. Please click through your area today
B: found one: {feature} flickers when the window gets focus
C: can't reproduce on {browser}
B: only with two monitors, I think. recording: https://example.com/rec/{many}
C: ah I see. It measures the wrong window. {ticket}
..
C: fix is on staging
B: gone 👍
---
A: who is on call during launch?
B: me until {time}, then {C}
C: yep. my phone is charged and my weekend is cancelled ;)
A: it won't be needed
C: famous last words
---
A: risk list, sorted by how badly I sleep:
  1. the migration takes longer than {number} minutes
  2. push certificates, nobody remembers who renewed them
  3. the {browser} bug that we cannot reproduce
B: 2 is me. valid until next year, I checked {yesterday|on Monday|twice}
C: 1: rehearsal on a copy took {small} minutes. Two runs, same result
A: then only 3 keeps me awake
D: I have a {device} with exactly that version, I can test tonight
A: you are a hero
..
D: reproduced it! it needs a draft with an image. details in {ticket}
A: and suddenly I can sleep
---
A: retro question: what would you do differently next time?
B: freeze earlier. we merged {number} things in the last two days
C: write the help articles while building, not after
D: fewer threads about colours 😇
A: I feel seen. But yes
B: and keep the daily 10 minutes at {time}, that was worth gold
A: noted all of it, will bring it to the planning on {day}
---
A: {customer} wants to know whether they can get {version} a week early
B: technically easy: a flag per server
C: support-wise less easy, they would file bugs we already know
A: I can send them the list of known issues along with it
C: then ok for me
A: great, I'll write to {guest}
---
A: the download page still says {version2}
B: cache. gives itself {number} minutes
A: ok now it's right
B: 🙂
---
A: Rollback plan, so that it is written down somewhere: the image of the old version stays on all hosts, the schema change only adds columns, so the old code runs on the new schema. If error rate goes above {small} % for five minutes, whoever is on call rolls back without asking. No discussion in the moment, we talk afterwards.
B: 👏 the last sentence
C: where is the button?
A: \`deploy rollback --to {version2}\` or the red one on https://example.com/deploys
C: tested?
A: on staging, today at {time}. took {number} s
---
A: tag is pushed
B: pipeline is running
..
B: {number} of {number} checks green, image is built
A: deploying to the first {small} servers
..
A: metrics look boring. Continuing
B: I love boring
..
A: {version} is everywhere. Thank you all, this was a calm one
C: 🎉🎉🎉
D: congrats everyone!!
---
A: screenshots for the store are due {day}. who has the nice demo data?
B: \`npm run dev\` has it since this week, sign in as anyone
A: oh that's neat. English and German?
B: the interface switches, the messages are mixed anyway
A: perfect, then I'll do it on a {device} with the clock at 9:41 like grown-ups
B: 😂
---
cast B=yusuf
A: the translators sent {small} of 9 languages back. Missing: Arabic, Polish
B: يصل الملف العربي اليوم مساءً إن شاء الله
A: wonderful, shukran!
C: Polish by tomorrow morning, {guest} promised
A: then we are fine for {day}
---
A: Did anyone tell support about the change to {feature}?
B: I did, in the hand-over on {day}
C: confirmed, we have a macro ready and a short video
A: you are {ahead of me|faster than me}
---
A: the version number: {version} or do we make the big jump?
B: nothing breaks, so no big jump
C: marketing would love a 3.0
B: marketing can love {version}
C: 😄 fine
---
A: three days to go. What is *not* ready? be honest
B: docs for the webhooks
C: the upgrade test from {version2}, runs but flaky
D: my nerves
A: {B}, who can help you? and {C}, flaky how?
C: every {nth} run or so it times out waiting for the port
B: {A}, I need an hour of somebody who knows what the webhooks do :)
A: that's me, {time} in {room}?
B: 🙏 see you there
---
A: customer call with {customer} moved to {day} {time}
B: ok
C: 👍
---
A: final numbers for launch day: {many} sign-ups, {number} servers updated themselves, {small} support mails, one of them a thank-you
B: print the thank-you
A: "I moved my choir over in ten minutes and nobody noticed, which is the highest praise a choir can give."
C: 😭 framing it
---
A: FYI the domain for the campaign is live: https://example.org/launch/{number}
B: the page says "Coming soon" on my phone
A: hard reload? I see the real one
B: yes now. looks {great|really good|very us}
---
A: small ask: please put the ticket number in the PR title, I'm building the changelog from it
B: retroactively too?
A: only since the {date}. there are {small} without, I tagged you there
C: done for mine
B: same
A: ⭐
`);

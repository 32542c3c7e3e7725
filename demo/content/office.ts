import { parseDialogues } from "../dialogue";

/** Small talk among colleagues: stand-ups, lunch, lost chargers. */
export const office = parseDialogues(`
A: stand-up in writing today, since half of us is on the road. Me: finished {feature}, next {ticket}, no blockers
B: yesterday review and mails, today {feature2}, blocked by coffee machine
C: on {ticket2} since two days, would like someone to look at it after lunch
A: I can, {time}?
C: 🙏
---
A: coffee machine is in a loop: "rinse, fill, rinse"
B: it wants to be descaled
A: it wants to be fired
C: powder is in the cupboard above, {number} minutes, don't drink the first one
..
A: I drank the first one
---
A: lunch at {place} at {time}, who joins?
B: me
C: me, if it's not the spicy week
A: it's {dish} today
C: then yes
D: I'm remote, eat one for me 🌯
---
A: whose charger is in {room}? USB-C, with a {colour} sticker
B: mine!! I looked for it since {day}
A: it missed you. on your desk
---
A: working from home today, the builders next door start at {time} so I may be muted a lot
B: enjoy the drums 🥁
---
A: {guest} visits us on {day}, can somebody show them around?
B: I can from {time} on
C: and cake at three?
A: cake at three. thank you both
---
A: whoever put the small sign on the plant: it works, it got watered
B: what does the sign say?
A: "I am number 3 in the queue"
C: 😂 mystery author?
D: 🤫
---
A: room {number} has a working screen again. The cable was plugged into the other cable
B: art
---
A: happy birthday @B!!! 🎂
C: happy birthday! 🎉
D: alles Gute!
E: 生日快乐！
B: thank you all 😊 there is cake in the kitchen from {time}
C: running
---
A: internal talk on {day}, {time}: {B} explains how {service} survives a restart. {number} minutes plus questions
C: recorded?
A: yes, link afterwards
..
A: https://example.com/talks/{many}, and the slides are below it
C: watched it on the train. I finally understand the marks, thanks {B}
B: 🙌 happy to hear
---
A: the train was late, the tram was early, I'll be there in {small} minutes
B: no worries, we're still hunting for the adapter
---
A: fire drill at {time}, please take your jackets, it's cold
B: and the laptops?
A: leave them, it's a drill about people
C: can I take the cake
A: no
---
A: I'm collecting ideas for the team day in {month}. So far: canoe, escape room, cooking together, doing nothing in a park
B: canoe
C: park
D: cooking!
E: canoe, but slow
A: canoe leads. {B} steers
B: oh no
---
A: new headset, do I sound better?
B: you sound like radio
C: late-night radio, even
A: 📻 and now the weather
---
A: today I learned that our street was a river until 18{number}
B: that explains the cellar
---
A: friday question: what's the oldest thing on your desk?
B: a stapler from {city}, {number} years
C: a mug without a handle
D: my posture
A: 😂 {D} wins
`);

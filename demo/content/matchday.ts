import { parseDialogues } from "../dialogue";

/** More from the football club: match days, injuries, the bar. */
export const matchday = parseDialogues(`
A: line-up for {day}, if everyone comes: {B} in goal, {C} and {D} at the back, the rest runs
B: in goal again?
A: you have the gloves
B: I *found* the gloves
C: and with them your destiny
---
A: half time, {small} : {small2}. it's raining sideways
B: hold on! on my way with tea
C: is {D} playing?
A: playing is a big word
D: I can read this
---
A: who took a picture of the goal?
B: here: https://example.com/photos/{many}
C: you can see the ball AND my face. which one is more round
A: 😂
---
A: summary of {day} for those who slept in: {win}, sun, one lost tooth (a plastic one), and {B} has apologised to the corner flag
B: it stood there so suddenly
C: the flag is fine
---
A: I can't on Sunday, {my sister marries|night shift|visitors from Porto}
B: we'll miss you
C: we'll miss your car
A: honest people
---
A: the club bar needs volunteers on the {date}, two hours each
B: {time}, but only if I get to use the big tap
A: the big tap is yours
C: I take the shift after
---
A: warm-up at {time} sharp, please really warm up this time, remember {month}
B: my leg remembers
C: what happened in {month}?
B: I sprinted from the car park
---
A: team photo for the website on {day}, in {colour}
B: washed {colour} or real {colour}?
A: what's left of {colour}
---
A: {team} have a new striker, two metres, I swear
B: then we play flat
C: then we play early, tall people are slow in the morning
D: that is not science
C: it's experience
---
A: voting: new shirts or new nets?
B: nets
C: shirts
D: nets, the ball goes through and I have to fetch it
E: nets
A: nets. {C}, we'll sew you a badge
---
A: anyone seen the pump?
B: in my boot
C: in which boot, car or foot
B: car 🙄
---
A: the youth team asks if one of us could coach on {day}s
B: how old?
A: {seven|eight|nine}. They run like a swarm of bees
C: so do we
B: I'd do it every second week
A: and I the others. Deal
---
A: doctor says {small} weeks without sport
B: oh no. what is it?
A: a muscle I didn't know I had
C: get well! you can hold the flag
A: I'll hold the flag with passion
---
A: {pitch} has new lights!!
B: so we can see what we do?
A: that's the downside
---
A: thanks for the ride yesterday, I left €{small} in the cup holder
B: found it, and an apple
A: the apple is a tip
---
A: league asks for our fee {season}, by {day}, €{amount}, I'd pay it from the tin
B: is there enough in it?
A: €{many}, mostly coins
C: bring the coins in person, I want to see the face
---
A: quiz night instead of training, the pitch is frozen. {place}, {time}
B: yes!
C: yes, I only know football and cheese
D: that covers {number} % of all questions
..
A: second place!! because of cheese
C: told you
---
A: {C} is our player of the month, decided by {number} votes (there are fourteen of us)
C: thank you mum, for all the accounts
B: 😂😂
---
A: tram or bikes to {pitch}?
B: bikes, leaving {place} at {time}
C: I join at the bridge
D: tram, I have the balls
`);

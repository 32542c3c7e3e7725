import { parseDialogues } from "../dialogue";

/** Between two friends: plans, presents, news, everyday things. Two speakers each. */
export const friends = parseDialogues(`
A: are you free on {day}? I've got two tickets for {film}
B: yes! where?
A: the small one at {place}, {time}
B: dinner before?
A: I'd be there from six
B: see you then 🍿
---
A: guess who got the flat
B: NO
A: YES. {two|three} rooms, a balcony and a bakery downstairs
B: I'm so happy for you!! when do you move?
A: on the {date}. you know what comes now
B: I'll bring the van and the good gloves
---
A: what do I give {guest}? birthday is on {day}
B: the book about {city}? or a plant that can't die
A: plant. she kills plants
B: that's why it can't die
A: 😂 cactus with a bow
---
A: how was the doctor?
B: all good, just tired. more sleep, less screen
A: says the one who answers at {time}
B: says the one who writes
A: goodnight 😄
B: 🌙
---
A: did I leave my scarf at yours? {colour}, a bit long
B: it's on the chair, the cat has moved in
A: it's hers now
---
A: I did it. I resigned
B: wow. how do you feel?
A: light. scared. hungry
B: come over, I have {dish}
A: on my way
---
A: my sister had the baby!! 3.{small} kg, all healthy
B: oh how wonderful 🥹 name?
A: not decided, they have a list of {number}
B: tell them a short one is practical
A: I'll tell them you said that
---
A: can you send me the address of the bike shop again?
B: {street} {number}, ring twice
A: thanks!
---
A: yoga tomorrow?
B: is it the one with the gong
A: it's the one with the gong
B: then yes
---
A: look at this: https://example.com/photos/{many}
B: is that us?? when was that
A: {city}, ten years ago, the night with the broken tent
B: we look so young and so wet
A: best holiday I've ever had
B: same. we should do it again, with a better tent
---
A: my neighbour is learning the trumpet
B: how far?
A: one song. half of it
B: solidarity 🎺
---
A: do you think I should call {guest} or write?
B: call. You two are bad in writing
A: true. what do I say
B: that you miss her. the rest comes
..
A: we talked for two hours. thank you
B: ❤️
---
A: train is on time, I'm in carriage {small}, arriving {time}
B: I'm at the platform with a sign
A: what's on the sign
B: you'll see
---
A: recommend me a series, I'm ill in bed
B: the one about the bakery in {city}, {small} seasons, nobody dies
A: nobody dies is exactly what I need
B: soup at the door at {time}, don't open before I'm gone
A: 🍲 you're the best person
---
A: what was the name of that singer?
B: which one
A: the one we heard at {place}, she had a {colour} guitar
B: no idea but I know who'd know. asking {guest}
..
B: found: https://example.org/music/{many}
A: YES. on repeat now
---
A: I can't do {day} after all, sorry, work
B: no problem. {day2}?
A: {day2} is perfect
---
A: driving test on {day}. I'm nervous
B: mirror, breathe, mirror
..
A: PASSED
B: 🎉🎉🎉 {number} lessons well spent!
A: {number} and a half, the half was in the ditch
---
A: weather app says sun, window says no
B: trust the window
---
A: mum asks if you come for dinner on {weekend}
B: always. what can I bring
A: yourself, and the story about the goat
B: again?
A: she tells it to her friends, she needs details
---
A: I counted: we've known each other for {number} years this month
B: that's a lot of coffee
A: roughly {many}0 cups
B: worth it
`);

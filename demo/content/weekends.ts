import { parseDialogues } from "../dialogue";

/** Cycling weekends and journeys by train. */
export const weekends = parseDialogues(`
A: weather on {weekend} looks good. {number} km along the river?
B: yes! flat please
A: flat with one exception
C: how big is the exception
A: {many} m
C: that's a mountain with a river next to it
B: 😂 I'm in anyway. start at {time}?
A: {time} at {station}, coffee included
---
A: route for {weekend}: https://example.com/routes/{many}
A: {number} km, {many} m up, ferry in the middle, cake at {village}
B: does the ferry run?
A: from {time} on, every {number} minutes
C: I have new brakes, so this time I'll arrive *with* you
A: 👏
---
A: puncture. {village}, next to the church
B: which tyre?
A: rear, of course, and I gave my pump to {guest}
B: we're {small} km behind you, coming with pump and irony
C: save some of the irony for me
..
A: rolling again, thanks you two
---
A: who still has a seat in the bike carriage on the {time}?
B: me, booked
C: sold out for mine, I take the slow train an hour later
A: we'll wait at {station}, there's a bakery
C: you're angels
---
A: packing list, last time we forgot things:
  - two pumps
  - patches, {small} tubes
  - rain jackets (all of us, yes also {B})
  - the big lock
  - swimming things
B: why am I mentioned
C: {day2}, thunderstorm, bin bag
B: ah. right
---
A: home! {number} km on the clock, legs of {wood|jelly|concrete}
B: what a day. the light behind {village} …
C: photos: https://example.com/photos/{many}
A: the one with the cows is the cover of our album
B: the one where I push is deleted, please
C: never
---
A: where do we sleep in {village}? the hostel is full
B: the farm with the orchard takes tents, €{small} each
C: and breakfast?
B: eggs from the ladies running around
A: booked for {small} people from the {date}
C: 🐔
---
A: headwind all the way. I counted {number} swear words
B: in how many languages?
A: four. {C} taught me a new one
C: use it wisely
---
A: long weekend in {month}: mountains or sea?
B: sea
C: mountains
D: sea, but a cold one
A: {city}? has both, more or less. {small} hours by train
B: convinced
C: convinced, if there's a hut
A: there is a hut with {number} beds and no reception. I mean no phone reception
D: that's the selling point
---
A: train tickets for {city}: €{amount} if we book today, nearly double from tomorrow
B: book! I send you the money
C: me as well
D: wait, is that the one with the change in {city2}?
A: yes, {number} minutes to change
D: enough for a pretzel. book
..
A: booked: carriage {small}, seats from {number} on
---
A: I made a list of what to see in {city}:

  1. the market hall, early
  2. the tram up the hill
  3. the small museum of clocks
  4. nothing, at a café, for a long time
B: 4 is the most important
C: can I add the swimming pool from the thirties?
A: added. we skip the castle, everybody does the castle
---
A: delayed by {number} minutes
B: do you get the connection?
A: if the other one is late too
B: it's always late
..
A: it was on time. for the first time this year. next one in an hour
B: 🫠 there's soup for you whenever you come
---
A: passport check: is yours valid in {month}?
B: yes
C: … no
C: appointment on {day}, they said two weeks
A: then it works out, barely
---
A: who waters my tomatoes from the {date} on?
B: I'm next door, I do it
A: you may eat what's red
B: that's why I'm doing it
---
A: hotel or flat in {city}? flat has a kitchen and a washing machine, €{amount} a night for all
B: flat
C: flat, and I cook once
A: {small} beds, one is a sofa
B: I sleep anywhere, I'm a cat
---
A: arrived! {city} smells of {sea|rain|roasted coffee} and the room has a balcony
B: 📸!
A: https://example.com/photos/{many}
C: I'm jealous and at work
B: is that a lemon tree??
A: it is and I've already been told not to
---
A: ferry at {time}, pier {small}. Don't be late, it is the last one
B: running
C: I see the ferry. I see {B}. {B} is faster
..
A: everyone on board, {B} needs water
---
A: expenses of the trip are in the sheet, please check: https://example.com/sheets/{ticket}
B: I paid the museum, €{amount}
A: added. So {C} gets money back and I owe everyone ice cream
C: that's the right way round
---
A: swim on {weekend}? the lake has {warmth} degrees, says the sign
B: the sign lies
C: in all its life the sign has said {warmth}
A: so yes?
B: yes
---
A: sunrise hike, meet {time} at {station}, headlamps
B: in the morning??
A: that's where they keep the sunrise
C: 😂 in
B: in. I hate you all, in
..
C: worth every minute. look at that fog
B: ok. yes. it was
---
A: bike is at the workshop until {day}, bottom bracket
B: I told you it clicks
A: I thought it's encouraging me
---
cast A=yusuf
A: أخطط لرحلة إلى العقبة {في الربيع|بعد العيد|الشهر القادم}، من يأتي معي؟
B: I'd love to! is it too hot then?
A: حار قليلاً، لكن البحر قريب دائماً 😄
C: how far is it from the airport?
A: about {number} minutes by car, I have a cousin who drives like the wind
C: so {small} minutes then
A: بالضبط
---
A: does anyone have panniers I could borrow for {weekend}?
B: two black ones, waterproof in theory
A: theory is enough
---
cast A=mei B=haruka
A: dumplings on {day}? I fold, you eat
B: I can fold too, mine just look like {socks|bats|accidents}
C: mine as well
A: ugly ones taste the same. {time}, bring aprons
B: 包饺子！
A: 对！看谁包得最快 🥟
C: I only understood the emoji and I'm in
---
cast A=mei
A: 今天的麻婆豆腐太辣了，我哭了三次
B: what happened?
A: I wrote: the mapo tofu made me cry three times. Too much {spice}
C: next time add a little sugar, it rounds it off
A: and rice. so much rice
`);

import { parseDialogues } from "../dialogue";

/** More from the flat: neighbours, shopping, small repairs. */
export const neighbours = parseDialogues(`
A: the light in the hall is out, do we have bulbs?
B: top shelf, behind the {iron|board games|mystery lamp}
A: wrong size. I'll get some on the way home, anyone need anything from the shop?
C: {ingredient} and butter
B: batteries, the small ones
A: 👍
---
A: there's water coming out under the fridge
B: again? it's the little drain at the back, needs a pipe cleaner
A: where do we have pipe cleaners?
C: in the drawer with the birthday candles
A: of course
..
A: fixed. {small} peas were in it
---
A: courtyard party on the {date}, the neighbours ask if we make {dish} again
B: for how many?
A: about {number}
B: that's the big pot, twice
C: I can borrow one from {guest}
A: and I'll do the lights
---
A: who has used my {colour} towel
B: …
C: …
A: it's wet and it's warm
B: ok it was me, mine is in the wash
A: thank you for your honesty
---
A: the letter for the deposit came: €{many} back, after only {small} months
B: pizza?
A: pizza
C: 🍕🍕
---
A: friendly note from downstairs: "someone dances at {time}"
B: that was the vacuum cleaner
C: that was you *with* the vacuum cleaner
B: it has rhythm
---
A: can I have the kitchen on {day} from {time}? {guest} and I are making jam, {small} kilos of it
B: if one jar stays here
A: two
C: I'll stay away from the sugar fog
..
A: {nine|eleven|fourteen} jars!! everything sticks. Everything
---
A: bathroom window is fixed, screw was loose
B: which tool?
A: a butter knife and confidence
---
A: internet contract ends in {month}. There's one with twice the speed for €{small} less
B: catch?
A: two years
C: we'll be here in two years, won't we?
B: 🥹
A: ok signing
---
A: did anyone feed the neighbour's cat today? It says no
B: I did at {time}
C: me as well, at {small}
A: so it lies
B: it's a professional
---
A: my parents are here from {day} to {day2}, they sleep in my room and I take the sofa. is that ok?
B: of course, bring them to dinner!
C: is your dad the one with the card tricks?
A: yes, be strong
---
A: we're out of {spice}, salt and dishwasher tabs
B: on my list
C: and toilet paper, urgently
B: top of my list
---
A: cellar is a bit wet after the rain, I've put the boxes on pallets
B: thank you!! is my guitar ok?
A: dry, and slightly in tune
---
A: who's home to let the chimney sweep in? {day}, {span}
B: I am
A: it brings luck, they say
B: it brings soot, I remember
---
A: could we do without music after ten until {day}? exam week
B: sure! good luck 🍀
C: of course. tea service included
A: you're the best
..
A: PASSED. music back on please
C: 🎶🎉
---
A: inventory of the freezer, since nobody dares:
  - peas, three bags, all open
  - {dish}, undated
  - one glove
B: the glove is for the ice
C: which ice
B: exactly
---
A: rota for the bins until the end of {month}: {B}, {C}, {D}, me, and again from the start
B: fine
C: paper too?
A: paper too, on the {date}
---
A: the new bulb in the stairs is so bright that I saw my own age
B: 😂
C: I'll ask if they have a kinder one
`);

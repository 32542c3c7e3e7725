import { parseDialogues } from "../dialogue";

/** Food: recipes, shopping, small disasters. */
export const cooking = parseDialogues(`
A: what do I do with {number}00 g of {ingredient}? it was on offer
B: {dish}!
C: or pickle it: vinegar, sugar, {spice}, one night
A: how much vinegar?
C: half and half with water, a spoon of sugar, a pinch of salt, {spice} to taste
A: in the jar now. report {tomorrow|on Sunday|soon}
..
A: pickles: 10/10
---
A: the {dish} recipe, because you asked:

  - {small} onions, slowly, really slowly
  - {ingredient} and {ingredient2}
  - a spoon of {spice}
  - stock until it's covered
  - lid on, {number} minutes, don't look

  and lemon at the end!
B: how slowly is really slowly?
A: one podcast
B: 😂 that's a unit I understand
---
A: made the bread again, 78 % water this time
B: and?
A: flat like a {pizza|frisbee|beer mat} but delicious
C: fold it more often in the beginning, every half hour, three times
A: will try on {day}
..
A: it ROSE. it has an ear!!
B: 👏👏
C: told you. folding is everything
---
A: is {ingredient} still good after {small} days in the fridge?
B: smell it
A: it smells like {ingredient}
B: then it's good
---
A: dinner for {small} on {day}, one is vegan and one eats no {ingredient}. ideas?
B: a big {dish} without it, and a table full of small things
C: roasted carrots with {spice}, hummus, the green salad, good bread
A: dessert?
C: poached pears. looks like work, isn't
A: you just planned my evening, thanks
---
A: who has the recipe for that soup from {guest}'s birthday?
B: it's {spice}, coconut milk and a lot of lime
C: and the peanut butter, that was the secret
A: peanut butter?!
C: one spoon. trust me
A: trusted. it's amazing
---
A: the oven runs {number} degrees too cold, I put a thermometer in
B: that explains the {dish} of last week
C: and the year before
---
A: market report: the first strawberries, asparagus for €{small}, and the cheese man remembers {B}
B: what did he say
A: "where is the one who asks questions"
B: 😅 fair
C: bring asparagus please!
A: {number} pieces or two bunches?
C: two, I'll make {dish} with it
---
A: I burned the {ingredient}
B: how burned
A: the smoke alarm had an opinion
C: cover the pan, open the window, order pizza
A: all three done
---
A: coffee question: {number} g per litre?
B: 60, always 60
C: 65 if it's from {place}
A: the internet says 55
B: the internet drinks tea
---
A: anyone want to share a box of {ingredient} directly from the farm? {small} kg minimum
B: me, one kilo
C: two, I'll make jam
A: then it works out. Pick-up {day} {time} at {place}
C: I've got the bike trailer
---
A: {guest}'s lentil thing in one sentence: fry {spice} in oil until it smells, onions, red lentils, tomatoes, water, wait, lemon.
B: how much water?
A: more than you think
---
A: leftovers in the fridge, blue box: {dish}. eat it before {day} or it becomes science
B: eaten
A: that was fast
B: it was there
---
A: which knife should I get, if I get only one?
B: a chef's knife, 20 cm, carbon steel if you dry it, stainless if you are honest with yourself
C: and a stone to sharpen it, €{amount} together
A: I'm honest: stainless
B: 😄 wise
`);

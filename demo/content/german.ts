import { parseDialogues } from "../dialogue";

/** Two friends who write German to each other. */
export const german = parseDialogues(`
A: Na, wie war der erste Tag nach dem Urlaub?
B: {number}0 Mails und kein Kaffee. Und bei dir?
A: Ruhig. Ich habe die meiste Zeit nach meinem Passwort gesucht
B: 😂 klassisch
A: Sehen wir uns am Wochenende?
B: Ja, gern. {place} um {time}?
A: Perfekt, bis dann!
---
A: hast du noch den großen Koffer?
B: ja, steht im Keller. Wann brauchst du ihn?
A: ab dem {mday}., für {city}
B: bring ich dir {morgen|am Abend|bei Gelegenheit} vorbei
A: du bist ein Schatz
---
A: Kurze Frage zum Pressetext: „Räume“ oder „Gruppen“?
B: Gruppen. Räume sind aus Beton
A: 😄 überzeugt
B: Und im zweiten Absatz fehlt ein Komma vor „weil“
A: Adlerauge. Ist korrigiert
---
A: Der Zug fällt aus, ich stehe in {village} im Nirgendwo
B: Gibt es wenigstens einen Bäcker?
A: Es gibt einen Automaten mit {small} Sorten Chips
B: Dann bist du in Sicherheit. Soll ich dich abholen?
A: Lieb, aber in {number} Minuten kommt ein Bus. Angeblich
..
A: Der Bus kam wirklich. Bin um {time} da
B: Essen steht warm
---
A: alles Gute zum Geburtstag!! 🎂🎉
B: danke dir! 😊
A: Feierst du?
B: Am {mday}. ganz klein, mit Kuchen und Balkon. Kommst du?
A: Natürlich. Ich bringe den Kuchen mit, der dir letztes Mal so gut geschmeckt hat
B: Den mit den Pflaumen?? Du bist die beste
---
A: wie heißt nochmal der Handwerker, der bei euch war?
B: Brandt, Nummer schick ich dir gleich
A: war er gut?
B: pünktlich, freundlich, und er pfeift
A: gekauft
---
A: Ich lese gerade {book} und musste an dich denken
B: Oh nein, wegen der Tante?
A: Wegen der Tante 😂
B: Ich nehme es als Kompliment
---
A: Hast du die Zahlen für {monat} schon gesehen?
B: Ja. {percent} % mehr Anmeldungen, und die Hälfte kommt über den Beitrag im Forum
A: Über den, den niemand schreiben wollte
B: Genau den. Ich habe es dir drei Mal gesagt
A: Vier Mal. Ich zahle den Kaffee
---
A: gehst du heute noch laufen?
B: wenn der Regen aufhört. {small} km am Kanal?
A: um {time} an der Brücke
B: 👍
..
A: Muskelkater des Jahres
B: nach {small} km??
A: ich war auch noch die Treppe
---
A: Oma fragt, ob du am Sonntag zum Essen kommst. Es gibt Rouladen
B: Sag ihr, ich bin um Punkt zwölf da
A: Sie sagt, um halb, wegen der Kartoffeln
B: Ich würde nie gegen die Kartoffeln argumentieren
---
A: Stau auf der ganzen Strecke, ich komme {number} Minuten später
B: kein Stress, fangen wir halt mit dem Nachtisch an
A: haha. lasst mir was übrig
---
A: weißt du noch, wie das Café in {city} hieß, mit den grünen Stühlen?
B: Irgendwas mit Mond
A: „Halbmond“! Danke, das hat mich den ganzen Tag verfolgt
`);

import { accessibility } from "./content/accessibility";
import { arabic } from "./content/arabic";
import { backend } from "./content/backend";
import { books } from "./content/books";
import { chinese } from "./content/chinese";
import { closing } from "./content/closing";
import { cooking } from "./content/cooking";
import { design } from "./content/design";
import { flat } from "./content/flat";
import { football } from "./content/football";
import { friends } from "./content/friends";
import { german } from "./content/german";
import { incident } from "./content/incident";
import { infrastructure } from "./content/infrastructure";
import { japanese } from "./content/japanese";
import { launch } from "./content/launch";
import { longRead } from "./content/long-read";
import { matchday } from "./content/matchday";
import { neighbours } from "./content/neighbours";
import { office } from "./content/office";
import { oneToOne } from "./content/one-to-one";
import { planning } from "./content/planning";
import { release } from "./content/release";
import { research } from "./content/research";
import { weekends } from "./content/weekends";
import type { Dialogue } from "./dialogue";

/** Describes a room of the demo. */
export interface DemoRoom {
  /** Null in a direct room. */
  title: string | null;
  /** Members by the local part of their e-mail address; in a group the owner comes first, then an admin. */
  people: readonly string[];
  topics: readonly (readonly Dialogue[])[];
  /** Dialogues that occur once, towards the end. */
  once?: readonly Dialogue[];
  /** The newest conversation. */
  closing: readonly Dialogue[];
  /** Min messages. */
  messages: number;
  /** When members write. */
  hours: "work" | "free";
  /** Minutes since the last message. */
  quietForMinutes: number;
  /** Messages that Ann has not read. */
  unread?: number;
}

const everyone = "bo ann amara haruka liam mei yusuf priya jonas sofia tomas zofia";

function group(title: string, people: string, room: Omit<DemoRoom, "title" | "people">): DemoRoom {
  return { title, people: people.split(" "), ...room };
}

function direct(people: string, room: Omit<DemoRoom, "title" | "people">): DemoRoom {
  return { title: null, people: people.split(" "), ...room };
}

export const demoRooms: readonly DemoRoom[] = [
  group("Launch week", everyone, {
    topics: [release, launch, planning, office],
    once: longRead,
    closing: closing.launch,
    messages: 590,
    hours: "work",
    quietForMinutes: 3,
    unread: 8,
  }),
  group("Design", "ann mei bo yusuf haruka sofia zofia", {
    topics: [design, accessibility, research],
    closing: closing.design,
    messages: 510,
    hours: "work",
    quietForMinutes: 47,
  }),
  group("Backend", "bo priya liam yusuf mei tomas ann zofia", {
    topics: [incident, backend, infrastructure],
    closing: closing.backend,
    messages: 510,
    hours: "work",
    quietForMinutes: 155,
  }),
  group("Flat 4B", "jonas ann sofia tomas", {
    topics: [flat, cooking, neighbours],
    closing: closing.flat,
    messages: 400,
    hours: "free",
    quietForMinutes: 17 * 60,
  }),
  group("Sunday football", "liam tomas ann bo yusuf amara jonas zofia priya", {
    topics: [football, matchday],
    closing: closing.football,
    messages: 320,
    hours: "free",
    quietForMinutes: 24,
    unread: 3,
  }),
  group("Books & bikes", "amara ann mei haruka jonas sofia yusuf", {
    topics: [books, weekends],
    closing: closing.weekends,
    messages: 370,
    hours: "free",
    quietForMinutes: 21 * 60,
  }),
  direct("ann bo", {
    topics: [oneToOne],
    closing: closing.bo,
    messages: 200,
    hours: "work",
    quietForMinutes: 9,
    unread: 1,
  }),
  direct("ann jonas", {
    topics: [german],
    closing: closing.jonas,
    messages: 85,
    hours: "free",
    quietForMinutes: 5 * 60,
  }),
  direct("ann mei", {
    topics: [chinese, friends],
    closing: closing.mei,
    messages: 170,
    hours: "free",
    quietForMinutes: 88,
  }),
  direct("ann yusuf", {
    topics: [arabic],
    closing: closing.yusuf,
    messages: 70,
    hours: "free",
    quietForMinutes: 2 * 24 * 60,
  }),
  direct("bo haruka", {
    topics: [japanese],
    closing: closing.haruka,
    messages: 75,
    hours: "work",
    quietForMinutes: 61,
  }),
];

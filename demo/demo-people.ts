/** The password of every person in the demo. */
export const DEMO_PASSWORD = "parley-demo";

export interface DemoPerson {
  id: string;
  name: string;
  email: string;
}

/** The demo's users. Their ids are fixed, so that links keep working after a new seed. */
export const demoPeople: readonly DemoPerson[] = [
  { id: "019af100-0000-7a01-8000-000000000001", name: "Ann Becker", email: "ann@example.com" },
  { id: "019af100-0000-7a02-8000-000000000002", name: "Bo Lindqvist", email: "bo@example.com" },
  { id: "019af100-0000-7a03-8000-000000000003", name: "Mei Chen", email: "mei@example.com" },
  { id: "019af100-0000-7a04-8000-000000000004", name: "Yusuf Haddad", email: "yusuf@example.com" },
  { id: "019af100-0000-7a05-8000-000000000005", name: "Haruka Sato", email: "haruka@example.com" },
  { id: "019af100-0000-7a06-8000-000000000006", name: "Priya Raman", email: "priya@example.com" },
  { id: "019af100-0000-7a07-8000-000000000007", name: "Jonas Weber", email: "jonas@example.com" },
  { id: "019af100-0000-7a08-8000-000000000008", name: "Amara Okafor", email: "amara@example.com" },
  { id: "019af100-0000-7a09-8000-000000000009", name: "Liam Byrne", email: "liam@example.com" },
  { id: "019af100-0000-7a0a-8000-00000000000a", name: "Sofia Rossi", email: "sofia@example.com" },
  { id: "019af100-0000-7a0b-8000-00000000000b", name: "Tomás Ferreira", email: "tomas@example.com" },
  { id: "019af100-0000-7a0c-8000-00000000000c", name: "Zofia Nowak", email: "zofia@example.com" },
];

import { useTranslations } from "use-intl";
import { Avatar } from "@/components/people/avatar";

export interface DemoPerson {
  name: string;
  email: string;
  password: string;
}

interface DemoPeopleProps {
  people: DemoPerson[];
  onPick: (person: DemoPerson) => void;
}

export function DemoPeople({ people, onPick }: DemoPeopleProps) {
  const t = useTranslations("auth");
  return (
    <section className="mt-8 rounded-xl border border-dashed border-edge p-4">
      <h2 className="font-semibold">{t("demoTitle")}</h2>
      <p className="text-meta text-ink-soft">{t("demoLead")}</p>
      <ul className="mt-3 flex flex-wrap gap-2">
        {people.map((person) => (
          <li key={person.email}>
            <button
              type="button"
              onClick={() => onPick(person)}
              className="flex h-9 items-center gap-2 rounded-full bg-hover ps-1 pe-3 text-meta font-medium hover:text-accent"
            >
              <Avatar id={person.email} name={person.name} size="small" />
              {person.name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

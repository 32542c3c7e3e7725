import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/people/avatar";
import type { User } from "@/lib/contract/users";

interface SelectedPeopleProps {
  people: User[];
  onRemove: (user: User) => void;
}

export function SelectedPeople({ people, onRemove }: SelectedPeopleProps) {
  const t = useTranslations("start");
  if (people.length === 0) return null;
  return (
    <ul aria-label={t("chosen")} className="flex max-h-24 flex-wrap gap-1.5 overflow-y-auto p-0.5">
      {people.map((user) => (
        <li key={user.id} className="max-w-full">
          <button
            type="button"
            aria-label={t("remove", { name: user.name })}
            onClick={() => onRemove(user)}
            className="flex h-8 max-w-full items-center gap-1.5 rounded-full bg-chosen ps-0.5 pe-2 text-meta font-medium hover:text-danger"
          >
            <Avatar id={user.id} name={user.name} image={user.image} size="small" />
            <bdi className="truncate">{user.name}</bdi>
            <X aria-hidden className="size-3.5 shrink-0" />
          </button>
        </li>
      ))}
    </ul>
  );
}

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Avatar } from "@/components/people/avatar";
import { RoomAvatar } from "@/components/people/room-avatar";
import { type ConversationTarget, findTargets, matchScore } from "@/components/switcher/find-targets";
import { useMe } from "@/lib/client/hooks/use-me";
import { useRoomActions } from "@/lib/client/hooks/use-room-actions";
import { useRooms } from "@/lib/client/hooks/use-rooms";
import { useUserSearch } from "@/lib/client/hooks/use-user";

/** Max results shown. */
const MAX_RESULTS = 6;
/** Min score of a title that contains the query; below it only the letters occur in order. */
const MIN_SCORE = 2;

/** Returns the rooms and users whose name contains the query. */
export function useConversationResults(query: string): ConversationTarget[] {
  const me = useMe();
  const { rooms = [] } = useRooms();
  const { people = [] } = useUserSearch(query === "" ? null : query);
  if (query === "") return [];
  return findTargets(rooms, people, query, me.id)
    .filter(({ title }) => matchScore(title, query) >= MIN_SCORE)
    .slice(0, MAX_RESULTS);
}

export function ConversationResults({ targets }: { targets: readonly ConversationTarget[] }) {
  const t = useTranslations("search");
  const errorText = useErrorText();
  const router = useRouter();
  const attempt = useAsyncAction();
  const { createDirect } = useRoomActions();
  if (targets.length === 0) return null;
  const open = (target: ConversationTarget) =>
    attempt.run(async () => {
      const { id } = "room" in target ? target.room : await createDirect(target.user.id);
      router.push(`/rooms/${id}`);
    });
  return (
    <section aria-label={t("places")} className="px-3 pt-3 pb-1">
      <ul className="flex flex-wrap gap-1.5">
        {targets.map((target) => (
          <li key={target.id} className="max-w-full">
            <button
              type="button"
              data-hit={target.id}
              onClick={() => void open(target)}
              className="flex h-10 max-w-full items-center gap-2 rounded-full bg-surface ps-1.5 pe-4 font-medium inset-ring inset-ring-hairline [--under:var(--surface)] hover:bg-hover hover:[--under:var(--hover)]"
            >
              {"room" in target ? (
                <RoomAvatar room={target.room} size="small" />
              ) : (
                <Avatar
                  id={target.user.id}
                  name={target.user.name}
                  image={target.user.image}
                  size="small"
                  online={target.user.online}
                />
              )}
              <bdi className="truncate">{target.title}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {attempt.error && (
        <p role="alert" className="mt-2 text-meta text-danger">
          {errorText(attempt.error)}
        </p>
      )}
    </section>
  );
}

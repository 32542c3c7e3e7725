import { usePathname, useRouter } from "next/navigation";
import { SEARCH_FIELD } from "./search-field";
import { noteOrigin } from "./search-return";

const ROOM = /^\/rooms\/[^/]+$/;

/** Opens the search: beside the conversation that is open, else through all of them; its field where it is open. */
export function useOpenSearch(): () => void {
  const router = useRouter();
  const pathname = usePathname();
  return () => {
    const field = document.getElementById(SEARCH_FIELD);
    if (field instanceof HTMLInputElement) {
      field.focus();
      field.select();
    } else if (ROOM.test(pathname)) {
      const { search } = window.location;
      window.history.pushState(null, "", `${pathname}${search}${search ? "&" : "?"}q=`);
    } else {
      noteOrigin(pathname);
      router.push("/search");
    }
  };
}

import { usePathname, useRouter } from "next/navigation";
import { SEARCH_FIELD_ID } from "./search-field";
import { setSearchOrigin } from "./search-return";

const ROOM = /^\/rooms\/[^/]+$/;

/** Opens the search: beside the conversation that is open, else through all of them; its field where it is open. */
export function useOpenSearch(): () => void {
  const router = useRouter();
  const pathname = usePathname();
  return () => {
    const field = document.getElementById(SEARCH_FIELD_ID);
    if (field instanceof HTMLInputElement) {
      field.focus();
      field.select();
    } else if (ROOM.test(pathname)) {
      const { search } = window.location;
      window.history.pushState(null, "", `${pathname}${search}${search ? "&" : "?"}q=`);
    } else {
      setSearchOrigin(pathname);
      router.push("/search");
    }
  };
}

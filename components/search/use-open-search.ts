import { usePathname, useRouter } from "next/navigation";
import { setSearchOrigin } from "./search-return";

/** The id by which the shortcuts that open the search find its field. */
export const SEARCH_FIELD_ID = "search-messages";

const ROOM = /^\/rooms\/[^/]+$/;

/** Returns a function that focuses the open search, or opens it: in the open room, otherwise in all rooms. */
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

import { useEffect } from "react";
import { badgedFavicon } from "./favicon";

const COUNT = /^\(\d+\+?\) /;
const MOST = 99;
const ICON_ID = "waiting-icon";

/** Puts how many messages wait in front of the window's title and on its icon, whoever else writes the title. */
export function useTabBadge(count: number): void {
  useEffect(() => {
    const mark = () => {
      markTitle(count);
      markIcon(count);
    };
    mark();
    // Routes bring titles and icons of their own, whenever they are ready.
    const observer = new MutationObserver(mark);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      markTitle(0);
      markIcon(0);
    };
  }, [count]);
}

function markTitle(count: number): void {
  const plain = document.title.replace(COUNT, "");
  const wanted = count > 0 ? `(${count > MOST ? `${MOST}+` : count}) ${plain}` : plain;
  if (document.title !== wanted) document.title = wanted;
}

/** An icon behind all others: browsers take the last. */
function markIcon(count: number): void {
  const known = document.getElementById(ICON_ID);
  if (count === 0) {
    known?.remove();
    return;
  }
  const link = known instanceof HTMLLinkElement ? known : document.createElement("link");
  const href = badgedFavicon(count > MOST ? MOST : count);
  if (link.href !== href) Object.assign(link, { id: ICON_ID, rel: "icon", type: "image/svg+xml", href });
  const icons = document.head.querySelectorAll('link[rel~="icon"]');
  if (icons[icons.length - 1] !== link) document.head.append(link);
}

import { useEffect } from "react";

const COUNT_PREFIX = /^\(\d+\+?\) /;
/** Max count that is shown as a number; above it stands "99+" in the title and 99 on the icon. */
const MAX_COUNT = 99;
const ICON_ID = "waiting-icon";

/** Shows the number of waiting messages before the document's title and on its favicon, whatever else sets the title. */
export function useTabBadge(count: number): void {
  useEffect(() => {
    const applyBadge = () => {
      badgeTitle(count);
      badgeIcon(count);
    };
    applyBadge();
    // Routes set their own titles and icons at any time.
    const observer = new MutationObserver(applyBadge);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      badgeTitle(0);
      badgeIcon(0);
    };
  }, [count]);
}

function badgeTitle(count: number): void {
  const plain = document.title.replace(COUNT_PREFIX, "");
  const title = count > 0 ? `(${count > MAX_COUNT ? `${MAX_COUNT}+` : count}) ${plain}` : plain;
  if (document.title !== title) document.title = title;
}

/** Appends our icon after all others: browsers use the last one. */
function badgeIcon(count: number): void {
  const existing = document.getElementById(ICON_ID);
  if (count === 0) {
    existing?.remove();
    return;
  }
  const link = existing instanceof HTMLLinkElement ? existing : document.createElement("link");
  const href = badgedFavicon(count > MAX_COUNT ? MAX_COUNT : count);
  if (link.href !== href) Object.assign(link, { id: ICON_ID, rel: "icon", type: "image/svg+xml", href });
  const icons = document.head.querySelectorAll('link[rel~="icon"]');
  if (icons[icons.length - 1] !== link) document.head.append(link);
}

/** Returns the logo of public/icon.svg with a count over its lower corner. The ring has the colour of the tab behind it. */
function badgedFavicon(count: number): string {
  const text = String(count);
  const size = text.length > 1 ? 25 : 30;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><style>.r{fill:#fff}@media(prefers-color-scheme:dark){.r{fill:#202124}}</style><rect width="64" height="64" rx="15" fill="#0f766e"/><path d="M22 51V28a12 12 0 1 1 12 12" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round"/><circle class="r" cx="44" cy="44" r="22"/><circle cx="44" cy="44" r="19" fill="#c2331f"/><text x="44" y="44" dy=".36em" text-anchor="middle" fill="#fff" font-family="system-ui,sans-serif" font-weight="700" font-size="${size}">${text}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

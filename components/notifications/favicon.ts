/** The mark of public/icon.svg with a count over its lower corner; its ring is the colour of the tab behind it. */
export function badgedFavicon(count: number): string {
  const text = String(count);
  const size = text.length > 1 ? 25 : 30;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><style>.r{fill:#fff}@media(prefers-color-scheme:dark){.r{fill:#202124}}</style><rect width="64" height="64" rx="15" fill="#0f766e"/><path d="M22 51V28a12 12 0 1 1 12 12" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round"/><circle class="r" cx="44" cy="44" r="22"/><circle cx="44" cy="44" r="19" fill="#c2331f"/><text x="44" y="44" dy=".36em" text-anchor="middle" fill="#fff" font-family="system-ui,sans-serif" font-weight="700" font-size="${size}">${text}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

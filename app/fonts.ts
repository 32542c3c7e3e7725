import localFont from "next/font/local";

/** Made by `npm run fonts`. Only the Latin cut is preloaded; the others load when a page shows one of their letters. */
const inter = localFont({
  src: "./inter/latin.woff2",
  variable: "--font-inter",
  weight: "400 700",
  display: "swap",
  // In globals.css, for more systems than those with Arial.
  adjustFontFallback: false,
});
const latinExt = localFont({
  src: "./inter/latin-ext.woff2",
  variable: "--font-inter-latin-ext",
  weight: "400 700",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1E00-1EFF, U+20A0-20AB, U+20AD-20C0",
    },
  ],
});
const cyrillic = localFont({
  src: "./inter/cyrillic.woff2",
  variable: "--font-inter-cyrillic",
  weight: "400 700",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116" }],
});
const greek = localFont({
  src: "./inter/greek.woff2",
  variable: "--font-inter-greek",
  weight: "400 700",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value: "U+0370-0377, U+037A-037F, U+0384-038A, U+038C, U+038E-03A1, U+03A3-03FF",
    },
  ],
});

export const fontVariables = [inter, latinExt, cyrillic, greek].map((font) => font.variable).join(" ");

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("./globals.css", import.meta.url), "utf8");
const PAIR = /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g;
const [standard = "", high = ""] = css.split("@variant high-contrast {");

type Palette = Record<string, string>;

function palette(theme: "light" | "dark", ...sources: string[]): Palette {
  const pairs = sources.flatMap((source) => [...source.matchAll(PAIR)]);
  return Object.fromEntries(pairs.map(([, name, light, dark]) => [name, theme === "light" ? light : dark]));
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ["paper", "margin", "surface", "raised", "tint", "chosen", "hover", "track", "notice"];
const TEXT = ["ink", "ink-soft", "ink-faint"];
const PLAIN = ["paper", "margin", "surface", "raised"];

function tooLowContrast(colours: Palette, texts: string[], surfaces: string[], minimum: number): string[] {
  return texts.flatMap((text) =>
    surfaces
      .filter((surface) => contrast(colours[text] as string, colours[surface] as string) < minimum)
      .map((surface) => `${text} on ${surface}`),
  );
}

for (const theme of ["light", "dark"] as const) {
  test(`${theme}: text has a contrast of 4.5 : 1 and controls of 3 : 1 on every surface`, () => {
    const colours = palette(theme, standard);
    expect(tooLowContrast(colours, TEXT, SURFACES, 4.5)).toEqual([]);
    expect(tooLowContrast(colours, ["accent", "danger"], PLAIN, 4.5)).toEqual([]);
    expect(tooLowContrast(colours, ["on-accent"], ["accent", "accent-strong"], 4.5)).toEqual([]);
    expect(tooLowContrast(colours, ["edge", "online"], PLAIN, 3)).toEqual([]);
  });

  test(`${theme}, high contrast: text has a contrast of 7 : 1 and controls of 4.5 : 1`, () => {
    const colours = palette(theme, standard, high.split("}\n}")[0] as string);
    expect(tooLowContrast(colours, TEXT, SURFACES, 7)).toEqual([]);
    expect(tooLowContrast(colours, ["accent", "danger"], PLAIN, 7)).toEqual([]);
    expect(tooLowContrast(colours, ["on-accent"], ["accent", "accent-strong"], 7)).toEqual([]);
    expect(tooLowContrast(colours, ["edge", "online", "hairline"], PLAIN, 4.5)).toEqual([]);
  });
}

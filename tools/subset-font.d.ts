/** Of what the package offers, that which `make-fonts.ts` uses: it comes without types. */
declare module "subset-font" {
  interface SubsetOptions {
    targetFormat: "woff2";
    variationAxes: Record<string, { min: number; max: number }>;
    /** OpenType tags; all others go, with the glyphs that only they reach. */
    keepFeatures: string[];
    noHinting: boolean;
  }
  export default function subsetFont(font: Buffer, text: string, options: SubsetOptions): Promise<Buffer>;
}

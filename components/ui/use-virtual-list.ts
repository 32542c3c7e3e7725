import type { PartialKeys, Virtualizer, VirtualizerOptions } from "@tanstack/react-virtual";
import { useLayoutEffect, useReducer, useState } from "react";
import { flushSync } from "react-dom";
import { retryUntilLoaded } from "@/lib/client/boot/retry-until-loaded";
import { createLazyHook } from "./lazy-part";

type Core = typeof import("@tanstack/react-virtual");
type Options<Item extends HTMLElement> = PartialKeys<
  Omit<VirtualizerOptions<HTMLElement, Item>, "onChange">,
  "observeElementRect" | "observeElementOffset" | "scrollToFn"
> & {
  /** While its element is hidden, and so of no size, what was in the page before stays there. */
  keptHidden?: boolean;
};
export type VirtualList<Item extends HTMLElement = HTMLElement> = Virtualizer<HTMLElement, Item> & {
  /** For the element that holds the items, where these have places of their own in it. */
  containerRef: (node: HTMLElement | null) => void;
};

const useCore = createLazyHook<Core>(() => retryUntilLoaded(() => import("@tanstack/react-virtual")));

/**
 * TanStack's list of which only the part near the screen is in the page. It is loaded once what can be drawn without it
 * is there, which its own hook cannot be; null until then.
 *
 * As with that hook's `directDomUpdates`, items that are measured get their place (`top`), and their container its height,
 * without being drawn anew: this happens only when others come near the screen, or scrolling begins or ends.
 */
export function useVirtualList<Item extends HTMLElement>(options: Options<Item>): VirtualList<Item> | null {
  const core = useCore(true);
  const [, render] = useReducer((times: number) => times + 1, 0);
  const [made, setMade] = useState<Made<Item> | null>(null);
  if (core && !made) setMade(make(core, options, render));
  if (made) update(made.list, made.resolve(options));

  useLayoutEffect(() => made?.list._didMount(), [made]);
  useLayoutEffect(() => {
    // The container has to be as high as its items before the list looks for its place in it.
    made?.size();
    made?.list._willUpdate();
    made?.place();
  });
  return made?.list ?? null;
}

/**
 * A list on its way to an item, which it is for some frames, goes by its index. Items that come before it meanwhile, as an
 * older page does, would lead it elsewhere: it goes on to the same item instead.
 */
function update<Item extends HTMLElement>(
  list: VirtualList<Item>,
  options: VirtualizerOptions<HTMLElement, Item>,
): void {
  const { getItemKey: keyBefore } = list.options;
  list.setOptions(options);
  // biome-ignore lint/complexity/useLiteralKeys: the list tells it to nobody, and so the types at least check its name
  const way = list["scrollState"];
  if (!way || way.index === null) return;
  const { count, getItemKey } = list.options;
  const key = keyBefore(way.index);
  if (getItemKey(way.index) === key) return;
  for (let index = 0; index < count; index += 1) if (getItemKey(index) === key) way.index = index;
}

interface Made<Item extends HTMLElement> {
  list: VirtualList<Item>;
  resolve(options: Options<Item>): VirtualizerOptions<HTMLElement, Item>;
  size(): void;
  place(): void;
}

function make<Item extends HTMLElement>(core: Core, first: Options<Item>, render: () => void): Made<Item> {
  let container: HTMLElement | null = null;
  let height: number | null = null;
  let measuring = false;
  let drawn = "";
  const tops = new WeakMap<HTMLElement, number>();

  const size = () => {
    const total = virtualizer.getTotalSize();
    if (!container || total === height) return;
    height = total;
    container.style.height = `${total}px`;
  };
  const placeOne = (node: HTMLElement | undefined, start: number) => {
    if (!node || tops.get(node) === start) return;
    tops.set(node, start);
    node.style.top = `${start}px`;
  };
  const place = () => {
    if (!container) return;
    size();
    for (const { key, start } of virtualizer.getVirtualItems())
      placeOne(virtualizer.elementsCache.get(key), start);
  };
  const onChange = (list: Virtualizer<HTMLElement, Item>, sync: boolean) => {
    place();
    const { isScrolling, range } = list;
    const now = `${isScrolling} ${range?.startIndex} ${range?.endIndex}`;
    if (now === drawn) return;
    drawn = now;
    // What is measured as a ref is so while React commits, which draws at once by itself.
    if (sync && !measuring) flushSync(render);
    else render();
  };
  const resolve = ({
    keptHidden = false,
    ...options
  }: Options<Item>): VirtualizerOptions<HTMLElement, Item> => ({
    observeElementRect: (list, onRect) =>
      core.observeElementRect(list, (rect) => {
        if (rect.height > 0 || !keptHidden) onRect(rect);
      }),
    observeElementOffset: core.observeElementOffset,
    scrollToFn: core.elementScroll,
    ...options,
    onChange,
  });

  const virtualizer = new core.Virtualizer<HTMLElement, Item>(resolve(first));
  const { measureElement } = virtualizer;
  virtualizer.measureElement = (node) => {
    measuring = true;
    try {
      measureElement(node);
    } finally {
      measuring = false;
    }
    // It may have come with a part of the page that was drawn by itself.
    if (!node || !container) return;
    const item = virtualizer.measurementsCache[virtualizer.indexFromElement(node)];
    if (item) placeOne(node, item.start);
  };
  const containerRef = (node: HTMLElement | null) => {
    container = node;
    height = null;
    place();
  };
  return { list: Object.assign(virtualizer, { containerRef }), resolve, size, place };
}

import { Fragment, memo, type ReactNode, useMemo } from "react";
import { CodeBlock } from "./code-block";
import { ExternalLink } from "./external-link";
import { parseMarkdown } from "./parse-markdown";
import type { MentionTarget } from "./split-mentions";
import type { BlockNode, InlineNode } from "./syntax-tree";
import { TextWithMentions } from "./text-with-mentions";

interface MarkdownProps {
  text: string;
  names: readonly MentionTarget[];
  /** Floats into the last line if the text ends in a paragraph. */
  meta: ReactNode;
}

/** Renders Markdown with a short allowlist of elements. Loaded when the first message needs it. */
export const Markdown = memo(function Markdown({ text, names, meta }: MarkdownProps) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  const endsInText = blocks.at(-1)?.kind === "paragraph";
  return (
    <>
      {keyedByIndex(blocks, (block, index) => (
        <BlockView block={block} names={names} meta={endsInText && index === blocks.length - 1 && meta} />
      ))}
      {!endsInText && <div className="flow-root">{meta}</div>}
    </>
  );
});

const keyedByIndex = <T,>(items: readonly T[], render: (item: T, index: number) => ReactNode): ReactNode =>
  items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a changed text is parsed as a whole, so a node's position is its key
    <Fragment key={index}>{render(item, index)}</Fragment>
  ));

function BlockView({
  block,
  names,
  meta,
}: {
  block: BlockNode;
  names: readonly MentionTarget[];
  meta?: ReactNode;
}) {
  const inner = (blocks: BlockNode[]) =>
    keyedByIndex(blocks, (one) => <BlockView block={one} names={names} />);
  switch (block.kind) {
    case "paragraph":
      return (
        <p dir="auto" className="flow-root whitespace-pre-wrap not-first:mt-2">
          <Inlines nodes={block.children} names={names} />
          {meta}
        </p>
      );
    case "code":
      return <CodeBlock text={block.text} language={block.language} />;
    case "quote":
      return (
        <blockquote dir="auto" className="my-1 border-s-3 border-edge ps-2.5 text-ink-soft">
          {inner(block.children)}
        </blockquote>
      );
    case "list": {
      const items = keyedByIndex(block.items, (item) => <li>{inner(item)}</li>);
      return block.start === null ? (
        <ul dir="auto" className="list-disc ps-5">
          {items}
        </ul>
      ) : (
        <ol dir="auto" start={block.start} className="list-decimal ps-7 tabular-nums">
          {items}
        </ol>
      );
    }
  }
}

function Inlines({ nodes, names }: { nodes: InlineNode[]; names: readonly MentionTarget[] }) {
  return keyedByIndex(nodes, (node) => <InlineView node={node} names={names} />);
}

function InlineView({ node, names }: { node: InlineNode; names: readonly MentionTarget[] }) {
  switch (node.kind) {
    case "text":
      return <TextWithMentions text={node.text} names={names} />;
    case "code":
      return (
        <code dir="ltr" className="rounded bg-paper px-1 py-0.5 text-meta ring-1 ring-hairline">
          {node.text}
        </code>
      );
    case "strong":
      return (
        <strong className="font-semibold">
          <Inlines nodes={node.children} names={names} />
        </strong>
      );
    case "em":
      return (
        <em>
          <Inlines nodes={node.children} names={names} />
        </em>
      );
    case "strike":
      return (
        <s>
          <Inlines nodes={node.children} names={names} />
        </s>
      );
    case "link":
      return (
        <ExternalLink href={node.href} text={textOf(node.children)}>
          <Inlines nodes={node.children} names={names} />
        </ExternalLink>
      );
  }
}

function textOf(nodes: readonly InlineNode[]): string {
  return nodes.map((node) => ("text" in node ? node.text : textOf(node.children))).join("");
}

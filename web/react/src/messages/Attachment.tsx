import { useState } from "react";
import { useLanguage } from "../texts/TextsContext.tsx";
import { FileIcon } from "../icons.tsx";
import { safeUrl } from "./linkify.ts";

export interface AttachmentProps {
  readonly kind: "image" | "file";
  readonly url: string;
  /** Whether the keyboard reaches its link. Default: true. */
  readonly isReachable?: boolean;
}

/**
 * The picture or file of a message. A picture has its place before it is loaded, so that nothing moves.
 *
 * @example
 * <Attachment kind="image" url="https://files.example.com/door.jpg" />
 */
export function Attachment({ kind, url, isReachable = true }: AttachmentProps) {
  const { texts } = useLanguage();
  const [isBroken, setBroken] = useState(false);
  const href = safeUrl(url);
  const name = fileName(url) ?? (kind === "image" ? texts.photo : texts.file);
  const isPicture = kind === "image" && href !== undefined;
  const content =
    isPicture && !isBroken ? (
      <img src={href} alt={name} loading="lazy" decoding="async" draggable={false} onError={() => setBroken(true)} />
    ) : (
      <>
        <FileIcon />
        <bdi>{name}</bdi>
      </>
    );
  const className = isPicture ? "parley-picture" : "parley-file";
  if (href === undefined) return <span className={className}>{content}</span>;
  return (
    <a
      className={className}
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      aria-label={texts.openFile(name)}
      tabIndex={isReachable ? 0 : -1}
    >
      {content}
    </a>
  );
}

/** The last part of an address's path, as a person wrote it. */
function fileName(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const name = new URL(url).pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(name) || undefined;
  } catch {
    return name || undefined;
  }
}

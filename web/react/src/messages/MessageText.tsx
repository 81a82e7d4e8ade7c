import { useMemo } from "react";
import { linkify } from "./linkify.ts";

export interface MessageTextProps {
  readonly text: string;
  /** Whether the keyboard reaches the links. Default: true. */
  readonly isReachable?: boolean;
}

/**
 * A text with its links. Nothing in it is ever read as HTML.
 *
 * @example
 * <MessageText text="see https://example.com" />
 */
export function MessageText({ text, isReachable = true }: MessageTextProps) {
  const pieces = useMemo(() => linkify(text), [text]);
  let at = 0;
  return (
    <span className="parley-text">
      {pieces.map((piece) => {
        if (typeof piece === "string") {
          at += piece.length;
          return piece;
        }
        const key = at;
        at += piece.text.length;
        return (
          <a
            key={key}
            href={piece.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            tabIndex={isReachable ? 0 : -1}
          >
            {piece.text}
          </a>
        );
      })}
    </span>
  );
}

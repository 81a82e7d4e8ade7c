import { nameOf, type Id } from "@parley/client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useParley, useParleyState } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { othersAfter } from "./firstNew.ts";
import { shortText } from "./Quote.tsx";

/** So many messages that come together are read out; of more only the number. */
const MOST = 3;

interface Said {
  readonly id: number;
  readonly text: string;
}

/** What is read out now, and what changes it. */
export function useSaying() {
  const [said, setSaid] = useState<Said>({ id: 0, text: "" });
  const say = useCallback((text: string) => setSaid(({ id }) => ({ id: id + 1, text })), []);
  return [said, say] as const;
}

interface LiveRegionProps {
  readonly threadId: Id;
  readonly said: Said;
  readonly say: (text: string) => void;
}

/** Reads out what others write in the open thread while it is open (no history, no edits, nothing of one's own), and what else is said. */
export function LiveRegion({ threadId, said, say }: LiveRegionProps) {
  useNews(threadId, say);
  return (
    <div className="parley-hidden" role="status" aria-live="polite">
      <span key={said.id}>{said.text}</span>
    </div>
  );
}

function useNews(threadId: Id, say: (text: string) => void) {
  const { store } = useParley();
  const { texts } = useLanguage();
  const timeline = useParleyState((state) => state.messages[threadId]);
  const last = useRef<number>(undefined);
  useEffect(() => {
    if (timeline?.phase !== "ready") return;
    const known = last.current;
    last.current = Math.max(known ?? 0, timeline.items.at(-1)?.seq ?? 0);
    if (known === undefined || last.current === known) return;
    const state = store.getState();
    const news = othersAfter(timeline.items, known, state.me).filter(({ deletedAt }) => deletedAt === undefined);
    if (news.length > MOST) return say(texts.jumpToNewest(news.length));
    const lines = news.map((message) =>
      texts.announce(nameOf(state, threadId, message.senderId), shortText(message, texts)),
    );
    if (lines.length > 0) say(lines.join("\n"));
  }, [store, texts, timeline, threadId, say]);
}

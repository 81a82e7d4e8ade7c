import type { Id, Message, OutgoingContent } from "@parley/client";
import { useLayoutEffect, useRef, useState } from "react";
import { useSend } from "../hooks/useSend.ts";
import { useTyping } from "../hooks/useTyping.ts";
import { useParley, useParleyState } from "../provider/ParleyProvider.tsx";
import type { ComposerProps } from "./props.ts";
import { useDraft } from "./drafts.ts";
import { charactersLeft, textLimit } from "./length.ts";

/** What is written in the text field, and what becomes of it. */
export function useComposer({ threadId, mode, onModeChange }: ComposerProps) {
  const { gateway } = useParley();
  const limits = useParleyState((state) => state.limits);
  const { send, edit, failure, clearFailure } = useSend(threadId);
  const { onType, stop } = useTyping(threadId);
  const [draft, setDraft] = useDraft(threadId);
  const [changed, setChanged] = useState<{ readonly id: Id; readonly text: string }>();

  const edited = mode?.kind === "edit" ? mode.message : undefined;
  const text = edited === undefined ? draft : changed?.id === edited.id ? changed.text : edited.text;
  const content = text.trim();
  const left = charactersLeft(content, textLimit(gateway, limits));
  const isTooLong = left !== undefined && left < 0;
  const canSubmit = content !== "" && !isTooLong;
  const reply = mode?.kind === "reply" ? { replyToId: mode.message.id } : undefined;

  // The edit that is under way: none after the mode has changed, as its answer means nothing to the next one.
  const saving = useRef<object>(undefined);
  useLayoutEffect(
    () => () => {
      saving.current = undefined;
      setChanged(undefined);
      clearFailure();
    },
    [mode?.kind, mode?.message.id, clearFailure],
  );

  const done = () => {
    setChanged(undefined);
    onModeChange?.(undefined);
  };
  const write = (next: string) => {
    if (edited !== undefined) return setChanged({ id: edited.id, text: next });
    setDraft(next);
    if (next.trim() === "") stop();
    else onType();
  };
  const add = (added: OutgoingContent) => {
    send({ ...added, ...reply });
    if (reply !== undefined) done();
  };
  const save = async ({ id }: Message) => {
    const attempt = {};
    saving.current = attempt;
    const isDone = await edit(id, content);
    if (saving.current !== attempt) return clearFailure();
    saving.current = undefined;
    if (isDone) done();
  };
  const submit = () => {
    if (!canSubmit || saving.current !== undefined) return;
    if (edited !== undefined) return content === edited.text ? done() : void save(edited);
    send({ kind: "text", text: content, ...reply });
    setDraft("");
    stop();
    done();
  };
  return { text, left, isTooLong, canSubmit, failure, write, add, submit };
}

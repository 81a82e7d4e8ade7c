import type { ReactNode } from "react";
import { useLanguage } from "../texts/TextsContext.tsx";
import { Button } from "./Button.tsx";

/** What is said where there is nothing. */
export interface EmptyStateProps {
  readonly title: string;
  readonly hint?: string;
  readonly icon?: ReactNode;
  /** Said at once where it is an alert. */
  readonly role?: "alert";
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/**
 * What stands where there is nothing to show.
 *
 * @example
 * <EmptyState title={texts.noConversations} hint={texts.noConversationsHint} />
 */
export function EmptyState({ title, hint, icon, role, children }: EmptyStateProps) {
  return (
    <div className="parley-empty" role={role}>
      {icon !== undefined && <span className="parley-empty__icon">{icon}</span>}
      <p className="parley-empty__title">{title}</p>
      {hint !== undefined && <p className="parley-empty__hint">{hint}</p>}
      {children}
    </div>
  );
}

/** What went wrong, and how it is tried again. */
export interface ErrorStateProps {
  /** What went wrong, for people. */
  readonly reason: string;
  readonly onRetry: () => void;
}

/**
 * What stands where something could not be loaded, with a button to try again.
 *
 * @example
 * <ErrorState reason={failureText(texts, failure)} onRetry={reload} />
 */
export function ErrorState({ reason, onRetry }: ErrorStateProps) {
  const { texts } = useLanguage();
  return (
    <EmptyState title={texts.loadingFailed} hint={reason} role="alert">
      <Button onClick={onRetry}>{texts.tryAgain}</Button>
    </EmptyState>
  );
}

const ROWS = [1, 2, 3, 4, 5, 6, 7];

/**
 * The shape of a list that is on its way.
 *
 * @example
 * {phase === "loading" && <ListSkeleton />}
 */
export function ListSkeleton() {
  const { texts } = useLanguage();
  return (
    <div className="parley-skeletons" role="status">
      <span className="parley-hidden">{texts.loading}</span>
      {ROWS.map((row) => (
        <span key={row} className="parley-skeleton" aria-hidden="true">
          <span className="parley-skeleton__avatar" />
          <span className="parley-skeleton__line" />
          <span className="parley-skeleton__line" />
        </span>
      ))}
    </div>
  );
}

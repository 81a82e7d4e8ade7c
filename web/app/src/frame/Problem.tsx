import { AlertIcon } from "./icons.tsx";

interface ProblemProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly onAction: () => void;
}

/** In place of what cannot be shown: why, and what one can do. */
export function Problem({ title, text, action, onAction }: ProblemProps) {
  return (
    <main className="problem">
      <AlertIcon />
      <h1 className="problem__title">{title}</h1>
      <p className="problem__text">{text}</p>
      <button type="button" className="app-button" onClick={onAction}>
        {action}
      </button>
    </main>
  );
}

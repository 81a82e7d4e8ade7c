import { Component, type ReactNode } from "react";
import { SettingsContext } from "../settings/SettingsContext.tsx";
import { Problem } from "./Problem.tsx";

/** What is shown in place of a page that broke. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasBroken: boolean }> {
  static override contextType = SettingsContext;
  declare context: React.ContextType<typeof SettingsContext>;
  override state = { hasBroken: false };

  static getDerivedStateFromError() {
    return { hasBroken: true };
  }

  override render() {
    if (!this.state.hasBroken) return this.props.children;

    const { texts } = this.context;
    return (
      <div className="parley app">
        <Problem
          title={texts.broken}
          text={texts.brokenHint}
          action={texts.reload}
          onAction={() => location.reload()}
        />
      </div>
    );
  }
}

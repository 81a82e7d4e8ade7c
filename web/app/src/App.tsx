import { ChatApp } from "./ChatApp.tsx";
import { ErrorBoundary } from "./frame/ErrorBoundary.tsx";
import { SettingsProvider } from "./settings/SettingsContext.tsx";

export function App() {
  return (
    <SettingsProvider>
      <ErrorBoundary>
        <ChatApp />
      </ErrorBoundary>
    </SettingsProvider>
  );
}

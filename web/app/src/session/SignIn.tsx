import { useState } from "react";
import { logIn, type DemoPerson } from "../demo/demo.ts";
import { ColumnsIcon, LogoIcon } from "../frame/icons.tsx";
import { SettingsFields } from "../settings/SettingsFields.tsx";
import { useTexts } from "../settings/SettingsContext.tsx";
import { hrefOf } from "../route.ts";
import { PersonButton } from "./PersonButton.tsx";
import type { Session } from "./session.ts";

interface SignInProps {
  readonly people: readonly DemoPerson[];
  /** Whether the last session ended by itself. */
  readonly hasEnded: boolean;
  readonly onSignIn: (session: Session) => void;
}

/** Where one chooses who to be. */
export function SignIn({ people, hasEnded, onSignIn }: SignInProps) {
  const texts = useTexts();
  const [failure, setFailure] = useState<string>();
  const [busyAs, setBusyAs] = useState<string>();

  const signIn = (userId: string) => {
    setBusyAs(userId);
    logIn(userId).then(onSignIn, (error: Error) => {
      setFailure(`${texts.signInFailed} ${error.message}`);
      setBusyAs(undefined);
    });
  };

  return (
    <div className="sign-in">
      <header className="sign-in__bar">
        <SettingsFields />
      </header>
      <main className="sign-in__content">
        <LogoIcon className="sign-in__logo" />
        <h1 className="sign-in__title">{texts.welcome}</h1>
        <p className="sign-in__lead">{texts.whatParleyIs}</p>
        <p className="sign-in__failure" role="alert">
          {failure ?? (hasEnded && busyAs === undefined && texts.sessionEnded)}
        </p>
        {companiesOf(people).map(([companyId, members]) => (
          <section key={companyId} className="sign-in__company" aria-labelledby={`company-${companyId}`}>
            <h2 id={`company-${companyId}`} className="sign-in__company-name">
              {companyId}
            </h2>
            <ul className="sign-in__people">
              {members.map((person) => (
                <li key={person.userId}>
                  <PersonButton
                    person={person}
                    isBusy={busyAs === person.userId}
                    onClick={() => signIn(person.userId)}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p className="sign-in__hint">{texts.twoWindows}</p>
        <a className="app-button" href={hrefOf({ screen: "side-by-side" })}>
          <ColumnsIcon />
          {texts.seeSideBySide}
        </a>
      </main>
    </div>
  );
}

function companiesOf(people: readonly DemoPerson[]): [string, DemoPerson[]][] {
  const companies = new Map<string, DemoPerson[]>();
  for (const person of people) {
    companies.set(person.companyId, [...(companies.get(person.companyId) ?? []), person]);
  }
  return [...companies];
}

import { Face } from "../frame/Face.tsx";
import { SignOutIcon } from "../frame/icons.tsx";
import type { Session } from "../session/session.ts";
import { SettingsFields } from "../settings/SettingsFields.tsx";
import { useTexts } from "../settings/SettingsContext.tsx";

const ID = "account-menu";

/** Who is signed in, the settings, and the way out. */
export function AccountMenu({ session, onSignOut }: { session: Session; onSignOut: () => void }) {
  const texts = useTexts();
  return (
    <>
      <button type="button" className="navigation__account" popoverTarget={ID}>
        <span className="app-unseen">
          {texts.account}: {session.name}
        </span>
        <Face userId={session.userId} name={session.name} />
      </button>
      <div id={ID} popover="auto" className="account" role="dialog" aria-label={texts.account}>
        <p className="account__who">
          <bdi className="account__name">{session.name}</bdi>
          <bdi className="account__company">{session.companyId}</bdi>
        </p>
        <SettingsFields />
        <button type="button" className="app-button" onClick={onSignOut}>
          <SignOutIcon />
          {texts.signOut}
        </button>
      </div>
    </>
  );
}

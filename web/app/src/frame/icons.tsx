import type { ReactNode } from "react";

interface IconProps {
  readonly className?: string;
}

function Icon({ className = "app-icon", children }: IconProps & { children: ReactNode }) {
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export function LogoIcon({ className = "logo" }: IconProps) {
  return (
    <svg className={className} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className="logo__ground" width="32" height="32" rx="9" />
      <path
        className="logo__bubble"
        d="M9 8.5h9.5A5.5 5.5 0 0 1 24 14v.5a5.5 5.5 0 0 1-5.5 5.5H14l-4.2 3.7A.48.48 0 0 1 9 23.34Z"
      />
    </svg>
  );
}

export function TeamIcon() {
  return (
    <Icon>
      <circle cx="9" cy="8.5" r="3.25" />
      <path d="M3 19.5c.4-3.4 2.8-5.5 6-5.5s5.6 2.1 6 5.5" />
      <path d="M15.5 5.5a3.25 3.25 0 0 1 0 6.2M17.5 14.4c1.9.7 3.2 2.5 3.5 5.1" />
    </Icon>
  );
}

export function MessengerIcon() {
  return (
    <Icon>
      <path d="M12 4c4.7 0 8.5 3.3 8.5 7.4s-3.8 7.4-8.5 7.4c-1 0-2-.2-2.9-.4L4.5 20l1-3.7c-1.3-1.3-2-3-2-4.9C3.5 7.3 7.3 4 12 4Z" />
    </Icon>
  );
}

export function OrdersIcon() {
  return (
    <Icon>
      <path d="m12 3.5 7.5 4v9l-7.5 4-7.5-4v-9Z" />
      <path d="m4.8 7.7 7.2 3.8 7.2-3.8M12 11.5v9M8.3 5.5l7.4 4" />
    </Icon>
  );
}

export function ColumnsIcon() {
  return (
    <Icon>
      <rect x="3.5" y="5" width="17" height="14" rx="2.5" />
      <path d="M12 5v14" />
    </Icon>
  );
}

export function AlertIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.8v5M12 16v.2" />
    </Icon>
  );
}

export function SignOutIcon() {
  return (
    <Icon>
      <path d="M10 4.5H7A2.5 2.5 0 0 0 4.5 7v10A2.5 2.5 0 0 0 7 19.5h3M9.5 12h10M16 8.5l3.5 3.5-3.5 3.5" />
    </Icon>
  );
}

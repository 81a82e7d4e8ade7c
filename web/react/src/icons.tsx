import type { ReactNode } from "react";

interface IconProps {
  readonly children: ReactNode;
  /** Turned round where lines begin on the right. */
  readonly mirrored?: boolean;
}

function Icon({ children, mirrored = false }: IconProps) {
  return (
    <svg
      className="parley-icon"
      data-mirrored={mirrored || undefined}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const SearchIcon = () => (
  <Icon>
    <circle cx="9" cy="9" r="5.5" />
    <path d="m13.2 13.2 3.8 3.8" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m5 5 10 10M15 5 5 15" />
  </Icon>
);

export const BackIcon = () => (
  <Icon mirrored>
    <path d="M12.5 4 6.5 10l6 6" />
  </Icon>
);

export const ComposeIcon = () => (
  <Icon>
    <path d="M9.5 4H5.8A1.8 1.8 0 0 0 4 5.8v8.4A1.8 1.8 0 0 0 5.8 16h8.4a1.8 1.8 0 0 0 1.8-1.8v-3.7" />
    <path d="m8.2 11.8.5-2.4 6-6a1.35 1.35 0 0 1 1.9 1.9l-6 6z" />
  </Icon>
);

export const InfoIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 9.2v4.3M10 6.5v.01" />
  </Icon>
);

export const PhotoIcon = () => (
  <Icon>
    <rect x="3" y="4" width="14" height="12" rx="2" />
    <circle cx="7.3" cy="8" r="1.2" />
    <path d="m4 14.5 4-3.5 2.5 2 2.5-2.5 3.5 3" />
  </Icon>
);

export const FileIcon = () => (
  <Icon>
    <path d="M11.5 3H6.2A1.7 1.7 0 0 0 4.5 4.7v10.6A1.7 1.7 0 0 0 6.2 17h7.6a1.7 1.7 0 0 0 1.7-1.7V7z" />
    <path d="M11.5 3v4h4" />
  </Icon>
);

export const ClockIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 6.2V10l2.5 1.6" />
  </Icon>
);

export const AlertIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 6.5v4.2M10 13.5v.01" />
  </Icon>
);

export const CloudOffIcon = () => (
  <Icon>
    <path d="M3 3l14 14M6.2 7.2A4 4 0 0 0 5.5 15h8.8M8.6 5.3A5 5 0 0 1 15 8.7a3.2 3.2 0 0 1 1.8 4.9" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path d="m4.5 10.5 3.7 3.7 7.3-8" />
  </Icon>
);

export const PlusIcon = () => (
  <Icon>
    <path d="M10 4v12M4 10h12" />
  </Icon>
);

export const ArchiveIcon = () => (
  <Icon>
    <path d="M3.5 4h13v3.2h-13zM4.8 7.2V16h10.4V7.2M8.2 10.2h3.6" />
  </Icon>
);

export const BlockIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <path d="m5.2 5.2 9.6 9.6" />
  </Icon>
);

export const LeaveIcon = () => (
  <Icon mirrored>
    <path d="M8 3.5H5.3A1.3 1.3 0 0 0 4 4.8v10.4a1.3 1.3 0 0 0 1.3 1.3H8M12.5 6.5 16 10l-3.5 3.5M16 10H8" />
  </Icon>
);

export const BubblesIcon = () => (
  <Icon>
    <path d="M12.5 3.5h-8A1.5 1.5 0 0 0 3 5v5.2a1.5 1.5 0 0 0 1.5 1.5H5V14l2.6-2.3h4.9A1.5 1.5 0 0 0 14 10.2V5a1.5 1.5 0 0 0-1.5-1.5z" />
    <path d="M16.3 8.2c.4.3.7.7.7 1.3v4a1.5 1.5 0 0 1-1.5 1.5H15v2l-2.3-2H10" />
  </Icon>
);

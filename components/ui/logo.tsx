export function Logo({ className = "size-8" }: { className?: string }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true" className={className}>
      <rect width="64" height="64" rx="17" className="fill-accent" />
      <path
        d="M22 51V28a12 12 0 1 1 12 12"
        fill="none"
        strokeWidth="7"
        strokeLinecap="round"
        className="stroke-on-accent"
      />
    </svg>
  );
}

import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

interface AuthCardProps {
  title: string;
  lead: string;
  children?: ReactNode;
}

export function AuthCard({ title, lead, children }: AuthCardProps) {
  return (
    <div className="w-full max-w-[23rem]">
      <Logo className="size-11" />
      <h1 className="mt-6 text-display font-semibold tracking-tight text-balance">{title}</h1>
      <p className="mt-1 text-ink-soft">{lead}</p>
      {children}
    </div>
  );
}

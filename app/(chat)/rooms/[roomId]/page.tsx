import { RoomScreen } from "@/components/app-shell/room-screen";

interface RoomPageProps {
  params: Promise<{ roomId: string }>;
}

export default async function RoomPage({ params }: RoomPageProps) {
  const { roomId } = await params;
  return <RoomScreen key={roomId} roomId={roomId} />;
}

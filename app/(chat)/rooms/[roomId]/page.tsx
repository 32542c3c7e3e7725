import { RoomPane } from "@/components/room/room-pane";

interface RoomPageProps {
  params: Promise<{ roomId: string }>;
}

export default async function RoomPage({ params }: RoomPageProps) {
  const { roomId } = await params;
  return <RoomPane key={roomId} roomId={roomId} />;
}

import { deleteMessage } from "../../messages/delete-message";
import { editMessage } from "../../messages/edit-message";
import { sendMessage } from "../../messages/send-message";
import { consume } from "../../rate-limit/rate-limiter";
import type { EventHandler } from "./chat-socket";

export const onSendMessage: EventHandler<"send_message"> = async (actor, draft) => {
  await consume("message", actor.userId);
  return { message: await sendMessage(actor, draft) };
};

export const onEditMessage: EventHandler<"edit_message"> = async (actor, { id, content }) => {
  await consume("message", actor.userId);
  return { message: await editMessage(actor, id, content) };
};

export const onDeleteMessage: EventHandler<"delete_message"> = async (actor, { id }) => {
  await consume("message", actor.userId);
  return { message: await deleteMessage(actor, id) };
};

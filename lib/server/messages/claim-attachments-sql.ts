import { runtime } from "../platform/runtime";
import type { NewMessage } from "./new-message";

const nothing = () => runtime("writer")``;

/** The parts that files add to the statement of a batch; all empty for one without, which stays the statement it was. */
export function claimAttachmentsSql(batch: readonly NewMessage[]) {
  if (batch.every((item) => item.attachments.length === 0)) {
    const none = nothing();
    return {
      column: none,
      name: none,
      tables: none,
      refusal: none,
      gathered: none,
      list: none,
      target: none,
      value: none,
      links: none,
    };
  }
  const sql = runtime("writer");
  const files = batch.map(({ attachments }) => (attachments.length > 0 ? JSON.stringify(attachments) : null));
  const named = batch.flatMap(({ attachments }, index) =>
    attachments.map(({ id }) => ({ ord: index + 1, id })),
  );
  return {
    column: sql`, ${files}::text[]`,
    name: sql`, files`,
    // The lock sees what is committed by now, not what the snapshot saw: of two messages one gets the file.
    tables: sql`, named as materialized (
      select ord, file_id, row_number() over (partition by file_id order by ord) as turn
      from unnest(${named.map(({ ord }) => ord)}::int[], ${named.map(({ id }) => id)}::uuid[]) as t(ord, file_id)
    ), claimed as materialized (
      select id, owner_id from attachments
      where id in (select file_id from named) and state = 'ready' and message_id is null
      order by id for update
    )`,
    refusal: sql`when exists (
      select 1 from named n where n.ord = i.ord and (n.turn > 1 or not exists (
        select 1 from claimed c where c.id = n.file_id and c.owner_id = i.sender_id
      ))
    ) then 'bad_attachment'`,
    gathered: sql`, array_agg(files) as files`,
    list: sql`, p.files`,
    target: sql`, attachments`,
    value: sql`, f.files::jsonb`,
    links: sql`, linked as (
      update attachments a set message_id = j.id, room_id = j.room_id
      from named n join judged j on j.ord = n.ord join placed p on p.room_id = j.room_id
      where a.id = n.file_id and j.verdict = 'new'
    )`,
  };
}

import { runtime } from "../platform/runtime";
import type { NewMessage } from "./new-message";

const emptyFragment = () => runtime("writer")``;

/**
 * Returns the SQL that attachments add to the statement of a batch. All parts are empty for a batch without attachments,
 * so that its statement stays the plain one.
 */
export function claimAttachmentsSql(batch: readonly NewMessage[]) {
  if (batch.every((item) => item.attachments.length === 0)) {
    const empty = emptyFragment();
    return {
      inputArray: empty,
      inputColumn: empty,
      ctes: empty,
      refusal: empty,
      aggregate: empty,
      arrayColumn: empty,
      targetColumn: empty,
      value: empty,
      linkCte: empty,
    };
  }
  const sql = runtime("writer");
  const files = batch.map(({ attachments }) => (attachments.length > 0 ? JSON.stringify(attachments) : null));
  const requested = batch.flatMap(({ attachments }, index) =>
    attachments.map(({ id }) => ({ ord: index + 1, id })),
  );
  return {
    inputArray: sql`, ${files}::text[]`,
    inputColumn: sql`, files`,
    // The lock reads what is committed by now, not the snapshot: only one of two messages gets the file.
    ctes: sql`, requested as materialized (
      select ord, file_id, row_number() over (partition by file_id order by ord) as claim_no
      from unnest(${requested.map(({ ord }) => ord)}::int[], ${requested.map(({ id }) => id)}::uuid[]) as t(ord, file_id)
    ), claimed as materialized (
      select id, owner_id from attachments
      where id in (select file_id from requested) and state = 'ready' and message_id is null
      order by id for update
    )`,
    refusal: sql`when exists (
      select 1 from requested q where q.ord = i.ord and (q.claim_no > 1 or not exists (
        select 1 from claimed c where c.id = q.file_id and c.owner_id = i.sender_id
      ))
    ) then 'bad_attachment'`,
    aggregate: sql`, array_agg(files) as files`,
    arrayColumn: sql`, p.files`,
    targetColumn: sql`, attachments`,
    value: sql`, f.files::jsonb`,
    linkCte: sql`, linked as (
      update attachments a set message_id = c.id, room_id = c.room_id
      from requested q join checked c on c.ord = q.ord join positions p on p.room_id = c.room_id
      where a.id = q.file_id and c.status = 'new'
    )`,
  };
}

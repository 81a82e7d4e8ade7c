-- The tuned send: $1 company, $2 conversation, $3 sender, $4 id, $5 text, $6 now. A row is the seq; none: the sender is no member.
with numbered as (
  update conversations c set last_seq = c.last_seq + 1, last_message_at = $6
  from members m
  where c.id = $2 and m.conversation_id = c.id and m.user_id = $3 and m.company_id = $1 and m.left_at is null
  returning c.last_seq
)
insert into messages (company_id, conversation_id, seq, id, sender_id, type, text, created_at)
select $1, $2, last_seq, $4, $3, 'text', $5, $6 from numbered
returning seq

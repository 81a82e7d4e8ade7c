-- Ids of conversations and messages are 16 bytes, big-endian, so that UUIDv7 sort by time; times are milliseconds since 1970.
create table users (
  company_id text not null,
  id text not null,
  name text,
  picture text,
  last_seen_at integer,
  revoked_before integer,
  primary key (company_id, id)
) without rowid;

create table orders (
  company_id text not null,
  id text not null,
  customer_id text not null,
  provider_id text not null,
  status text not null,
  completed_at integer,
  primary key (company_id, id)
) without rowid;

create index orders_completed on orders (completed_at) where completed_at is not null;

create table conversations (
  id blob primary key,
  company_id text not null,
  kind text not null,
  name text,
  order_id text,
  customer_id text,
  provider_id text,
  direct_key text,
  status text not null,
  archived_by_itself integer not null,
  archived_under_block integer not null,
  last_seq integer not null,
  last_rev integer not null,
  changed_rev integer not null,
  last_message_at integer,
  created_at integer not null
) without rowid;

create unique index conversations_direct on conversations (company_id, direct_key) where direct_key is not null;
create unique index conversations_order on conversations (company_id, order_id, provider_id, customer_id) where order_id is not null;
-- Threads that may have to be archived: open ones stay few, completed orders do not.
create index conversations_open_threads on conversations (company_id, order_id, status) where status = 'open' and order_id is not null;

create table members (
  company_id text not null,
  conversation_id blob not null,
  user_id text not null,
  role text not null,
  delivered_seq integer not null,
  read_seq integer not null,
  read_at integer,
  sent_count integer not null,
  joined_seq integer not null,
  joined_at integer not null,
  left_at integer,
  primary key (conversation_id, user_id)
) without rowid;

-- The condition's own column is in the index too: SQLite looks at it again, and would read the row for it.
create index members_user on members (company_id, user_id, conversation_id, left_at) where left_at is null;

create table messages (
  company_id text not null,
  conversation_id blob not null,
  seq integer not null,
  rev integer not null,
  created_rev integer not null,
  id blob not null,
  sender_id text not null,
  sender_seq integer not null,
  type text not null,
  text text not null,
  attachment_url text,
  attachment_type text,
  client_id text,
  content_hash integer not null,
  reply_to_id blob,
  created_at integer not null,
  edited_at integer,
  deleted_at integer,
  primary key (conversation_id, seq)
) without rowid;

create unique index messages_id on messages (id);
create unique index messages_client_id on messages (conversation_id, sender_id, client_id) where client_id is not null;
-- Changed messages; the others are found by seq.
create index messages_changed on messages (conversation_id, rev) where edited_at is not null or deleted_at is not null;
-- What unread counts leave out.
create index messages_deleted on messages (conversation_id, seq, sender_id, company_id, deleted_at) where deleted_at is not null;
-- A sender's own messages: the rate window, and what unread counts leave out.
create index messages_sender on messages (conversation_id, sender_id, seq);

create table receipts (
  company_id text not null,
  conversation_id blob not null,
  user_id text not null,
  kind text not null,
  seq integer not null,
  at integer not null,
  primary key (conversation_id, user_id, kind, seq)
) without rowid;

create table quotas (
  company_id text not null,
  user_id text not null,
  day text not null,
  sent integer not null,
  primary key (company_id, user_id, day)
) without rowid;

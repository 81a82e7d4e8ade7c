create table users (
  company_id text collate "C" not null,
  id text collate "C" not null,
  name text,
  picture text,
  last_seen_at timestamptz,
  revoked_before timestamptz,
  primary key (company_id, id)
);

create table orders (
  company_id text collate "C" not null,
  id text collate "C" not null,
  customer_id text collate "C" not null,
  provider_id text collate "C" not null,
  status text not null,
  completed_at timestamptz,
  primary key (company_id, id)
);

create index orders_completed on orders (completed_at) where completed_at is not null;

create table conversations (
  id uuid primary key,
  company_id text collate "C" not null,
  kind text not null,
  name text,
  order_id text collate "C",
  customer_id text collate "C",
  provider_id text collate "C",
  direct_key text collate "C",
  status text not null,
  archived_by_itself boolean not null,
  archived_under_block boolean not null,
  last_seq bigint not null,
  last_rev bigint not null,
  changed_rev bigint not null,
  last_message_at timestamptz,
  created_at timestamptz not null
) with (fillfactor = 80);

create unique index conversations_direct on conversations (company_id, direct_key) where direct_key is not null;
create unique index conversations_order on conversations (company_id, order_id, provider_id, customer_id) where order_id is not null;
-- Threads that may have to be archived: open ones stay few, completed orders do not.
create index conversations_open_threads on conversations (company_id, order_id) where status = 'open' and order_id is not null;

create table members (
  company_id text collate "C" not null,
  conversation_id uuid not null,
  user_id text collate "C" not null,
  role text not null,
  delivered_seq bigint not null,
  read_seq bigint not null,
  read_at timestamptz,
  sent_count bigint not null,
  joined_seq bigint not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (conversation_id, user_id)
) with (fillfactor = 80);

create index members_user on members (company_id, user_id, conversation_id) where left_at is null;

create table messages (
  company_id text collate "C" not null,
  conversation_id uuid not null,
  seq bigint not null,
  rev bigint not null,
  created_rev bigint not null,
  id uuid not null,
  sender_id text collate "C" not null,
  sender_seq bigint not null,
  type text not null,
  text text not null,
  attachment_url text,
  attachment_type text,
  client_id text collate "C",
  content_hash bigint not null,
  reply_to_id uuid,
  created_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  primary key (conversation_id, seq)
);

create unique index messages_id on messages (id);
create unique index messages_client_id on messages (conversation_id, sender_id, client_id) where client_id is not null;
-- Changed messages; the others are found by seq.
create index messages_changed on messages (conversation_id, rev) where edited_at is not null or deleted_at is not null;
-- What unread counts leave out.
create index messages_deleted on messages (conversation_id, seq) include (sender_id, company_id) where deleted_at is not null;
-- A sender's own messages: the rate window, and what unread counts leave out.
create index messages_sender on messages (conversation_id, sender_id, seq);

create table receipts (
  company_id text collate "C" not null,
  conversation_id uuid not null,
  user_id text collate "C" not null,
  kind text not null,
  seq bigint not null,
  at timestamptz not null,
  primary key (conversation_id, user_id, kind, seq)
);

create table quotas (
  company_id text collate "C" not null,
  user_id text collate "C" not null,
  day date not null,
  sent integer not null,
  primary key (company_id, user_id, day)
);

-- What a chat keeps, for all peers: Parley's columns and indexes, as far as a send, a connection and a page of history need them.
create table users (
  company_id text collate "C" not null,
  id text collate "C" not null,
  name text,
  primary key (company_id, id)
);

create table conversations (
  id uuid primary key,
  company_id text collate "C" not null,
  kind text not null,
  name text,
  last_seq bigint not null,
  last_message_at timestamptz,
  created_at timestamptz not null
) with (fillfactor = 80);

create table members (
  company_id text collate "C" not null,
  conversation_id uuid not null,
  user_id text collate "C" not null,
  read_seq bigint not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (conversation_id, user_id)
) with (fillfactor = 80);

create index members_user on members (company_id, user_id, conversation_id) where left_at is null;

create table messages (
  company_id text collate "C" not null,
  conversation_id uuid not null,
  seq bigint not null,
  id uuid not null,
  sender_id text collate "C" not null,
  type text not null,
  text text not null,
  created_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  primary key (conversation_id, seq)
);

create unique index messages_id on messages (id);

-- Counted by the handler that is written statement by statement; the tuned one leaves it empty, since seqs tell how much is unread.
create table unread (
  conversation_id uuid not null,
  user_id text collate "C" not null,
  count bigint not null,
  primary key (conversation_id, user_id)
) with (fillfactor = 80);

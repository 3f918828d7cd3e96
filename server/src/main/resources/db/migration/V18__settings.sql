alter table portal add column currency_since timestamptz;
update portal set currency_since = created_at;
alter table portal add column associates_companies boolean not null default false;

-- What one unit of a currency is worth in another from some time on.
create sequence exchange_rate_number start 1001;

create table exchange_rate (
  portal_id bigint not null,
  rate_id bigint not null,
  from_code text not null,
  to_code text not null,
  rate numeric not null,
  effective_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (portal_id, rate_id)
);

create index exchange_rate_pair on exchange_rate (portal_id, from_code, to_code, effective_at desc, rate_id desc);

create table currency_pair_hidden (
  portal_id bigint not null,
  from_code text not null,
  to_code text not null,
  primary key (portal_id, from_code, to_code)
);

create sequence tax_rate_number start 101;

create table tax_rate (
  portal_id bigint not null,
  tax_rate_id bigint not null,
  name text not null,
  label text not null,
  percentage numeric not null,
  active boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (portal_id, tax_rate_id)
);

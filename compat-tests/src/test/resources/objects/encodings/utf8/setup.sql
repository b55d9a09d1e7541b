create table "テーブル" ("列" text default '値');
insert into "テーブル" values ('日本'), ('é');
create table "😀" (a text); insert into "😀" values ('😀'), (E'a\u0085b'), (E'\u2028');
comment on table "😀" is 'grin 😀';

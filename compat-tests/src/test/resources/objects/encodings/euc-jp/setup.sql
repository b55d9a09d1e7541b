create table "テーブル" ("列" text default '値', "表" text check ("表" <> 'ソ'));
insert into "テーブル" values ('日本', '予'), ('能', 'ﾊﾝｶｸ');
comment on table "テーブル" is '説明';
create function "関数"() returns text language sql as $$ select '表示'::text $$;
create view "ビュー" as select '申'::text as "能";

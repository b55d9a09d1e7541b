CREATE SCHEMA inheritance_order;
SET search_path = inheritance_order;
CREATE TABLE z_parent (a integer);
CREATE TABLE a_child (b integer) INHERITS (z_parent);
CREATE TABLE "B_grandchild" () INHERITS (a_child);
CREATE SCHEMA inheritance_order_0;
CREATE TABLE inheritance_order_0.c () INHERITS (z_parent);

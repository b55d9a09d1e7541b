CREATE ROLE m_a;
CREATE ROLE m_b;
CREATE ROLE m_c;
CREATE ROLE m_d;
CREATE ROLE m_e NOINHERIT;
CREATE ROLE "m_G 1";
CREATE ROLE m_z_admin CREATEROLE;
GRANT m_a TO m_b;
GRANT m_a TO m_c WITH ADMIN OPTION;
GRANT "m_G 1" TO m_a, m_e;
GRANT m_b TO m_e WITH ADMIN OPTION;
-- Grants by others, who got the right later in the order of names
GRANT m_d TO m_z_admin WITH ADMIN OPTION;
SET ROLE m_z_admin;
GRANT m_d TO m_c WITH ADMIN OPTION;
RESET ROLE;
SET ROLE m_c;
GRANT m_d TO m_a WITH ADMIN OPTION;
RESET ROLE;
SET ROLE m_a;
GRANT m_d TO m_b;
RESET ROLE;
GRANT m_d TO m_b;
-- Options of each grant
CREATE ROLE m_f;
CREATE ROLE m_h;
GRANT m_f TO m_a WITH INHERIT FALSE;                                  -- since 16
GRANT m_f TO m_e WITH INHERIT TRUE, SET FALSE;                        -- since 16
GRANT m_f TO m_h WITH SET FALSE;                                      -- since 16
GRANT m_f TO "m_G 1" WITH ADMIN TRUE, INHERIT FALSE, SET FALSE;       -- since 16
GRANT m_f TO m_h GRANTED BY "m_G 1";                                  -- since 16
-- Predefined roles
GRANT pg_signal_backend TO m_a WITH ADMIN OPTION;
GRANT pg_monitor TO m_b;                                              -- since 10
GRANT pg_read_all_settings TO "m_G 1";                                -- since 10

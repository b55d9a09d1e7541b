package io.pgconvoy.connect;

/** A way in which stock releases differ, named once. Each constant lists the first releases that behave so. */
public enum Feature {
    /** Plain scripts are enclosed by psql's restrict and unrestrict commands. */
    RESTRICT_LINES("13.22", "14.19", "15.14", "16.10", "17.6", "18"),
    /** Scripts set {@code transaction_timeout}. */
    TRANSACTION_TIMEOUT_LINE("17"),
    /** {@code standard_conforming_strings} is set on for the dump, so that scripts never need the off form. */
    STANDARD_CONFORMING_STRINGS_FIXED("19"),
    /** Many tables are locked by one LOCK TABLE statement. */
    BATCHED_LOCKS("16"),

    /** Archives have version 1.15: the header names the compression algorithm. */
    ARCHIVE_1_15("16"),
    /** Archives have version 1.16: entries have a relkind, large objects come in groups. */
    ARCHIVE_1_16("17"),
    /** Owners of views, materialized views and sequences are set by their own ALTER command, not ALTER TABLE. */
    OWNER_BY_OWN_KIND("16"),
    /** Options of a foreign table's columns are set by {@code ALTER FOREIGN TABLE ONLY}. */
    FOREIGN_COLUMN_OPTIONS_ONLY("17"),
    /** Large objects are grouped BLOB METADATA entries in the data section, not BLOB entries in pre-data. */
    BLOB_METADATA_GROUPS("17"),
    /** Default privileges read {@code ON TABLES TO} with a single space. */
    DEFAULT_ACL_SINGLE_SPACE("16"),
    /** Grants that an owner made to himself come before all others, wherever the ACL lists them. */
    OWNERS_GRANTS_FIRST("15"),
    /** The MAINTAIN privilege is known, so that a full ACL of an older server is spelled out. */
    MAINTAIN_PRIVILEGE("17"),
    /** Subscriptions of servers before 16 say {@code run_as_owner = true}. */
    SUBSCRIPTION_RUN_AS_OWNER("16"),
    /** A subscription without streaming says {@code streaming = off}. */
    SUBSCRIPTION_STREAMING_OFF("18"),
    /** Patterns are refused that have too many dots or name another database; releases before drop what comes first. */
    DOTS_OF_PATTERNS_CHECKED("14"),
    /** Postfix operators, which servers before 14 have, are warned of. */
    POSTFIX_OPERATORS_WARNED("14"),
    /** Which locale a collation says depends on its provider: the default provider's has none. */
    COLLATION_LOCALE_BY_PROVIDER("15"),
    /** Attaching a partition is a TABLE ATTACH entry of its own. */
    TABLE_ATTACH_ENTRY("14"),
    /** Only partitions whose definition is dumped are counted among those to attach. */
    TABLE_ATTACH_OF_DEFINITIONS("16"),
    /** An empty line goes before {@code ALTER … DEPENDS ON EXTENSION} instead of after it. */
    DEPENDS_ON_EXTENSION_LINE_BEFORE("17"),
    /** pg_restore says of what is no archive at all that it is no tar file. */
    TAR_FILE_EXPECTED("18"),
    /** Access methods sort before operators. */
    ACCESS_METHOD_BEFORE_OPERATOR("14"),
    /** The public schema's owner counts as its own: an entry with ACL appears for it on servers before 15. */
    PUBLIC_SCHEMA_OWNERSHIP("15"),
    /** CREATE DATABASE names its LOCALE_PROVIDER. */
    LOCALE_PROVIDER("15"),
    /** Publication members that are relations or schemas left out of the dump are still written. */
    PUBLICATION_MEMBERS_OF_EXCLUDED("18"),
    /** Partitioned tables never say UNLOGGED. */
    UNLOGGED_PARTITIONED_DROPPED("18"),
    /** A NOT NULL that only the inheritance child declares is an element of its CREATE TABLE. */
    INHERITED_NOT_NULL_ELEMENT("18"),
    /** NOT NULL constraints have names, NO INHERIT and NOT VALID. */
    NAMED_NOT_NULL("18"),
    /** A child's generation expression is left out only if it equals its parents', not always. */
    INHERITED_GENERATION_COMPARED("16"),
    /** Partitions below a table that is hash-partitioned by an enum are loaded through the root, and the entry says so. */
    FORCED_PARTITION_ROOT("13.11", "14.8", "15.3", "16"),
    /** A primary key never says NULLS NOT DISTINCT. */
    PRIMARY_KEY_NULLS_DISTINCT("16"),
    /** Foreign tables are known to have no tablespace. */
    FOREIGN_TABLE_WITHOUT_TABLESPACE("15"),
    /** Partitioned tables have an access method. */
    PARTITIONED_ACCESS_METHOD("17"),
    /** Statistics can be dumped. */
    STATISTICS("18"),
    /** Defaults, checks and keys of all tables are collected at once, not table by table, and only where they matter. */
    COLLECTED_FOR_ALL_TABLES("15"),
    /** Defaults and checks are collected only where definitions are dumped. */
    DEFAULTS_AND_CHECKS_FOR_DEFINITIONS("14"),
    /** Sequences that a table owns are dumped with their privileges even where the table's were never changed. */
    OWNED_SEQUENCES_WITH_PRIVILEGES("15"),
    /** Of an identity sequence is dumped exactly what is dumped of its table. */
    IDENTITY_SEQUENCES_FOLLOW_TABLES("13.19", "14.16", "15.11", "16.7", "17.3", "18"),
    /** Extended statistics can be dumped. */
    EXTENDED_STATISTICS("19"),
    /** {@code json_object}, {@code system_user} and three more are keywords that names must be quoted for. */
    JSON_CONSTRUCTOR_KEYWORDS("16"),
    /** {@code json}, {@code json_table} and six more are keywords that names must be quoted for. */
    JSON_KEYWORDS("17"),
    /** Settings of roles come under one heading, which is always there, and one more for each role. */
    ROLE_SETTINGS_UNDER_ONE_HEADING("15"),
    /** Memberships have options, and grantors are named only where they count. */
    MEMBERSHIP_OPTIONS("16"),
    /** Privileges on configuration parameters are dumped. */
    PARAMETER_PRIVILEGES("15"),
    /** Tablespaces inside the data directory have an empty location. */
    IN_PLACE_TABLESPACES("17"),
    /** A dot in the pattern of a database's name is an error. */
    DATABASE_PATTERN_WITHOUT_DOTS("14"),
    /** Dumping a cluster's data alone with {@code --clean} is refused, even where it makes no difference. */
    CLUSTER_CLEAN_NEEDS_DEFINITIONS("19"),

    /** psql is told to use SQL_ASCII before it connects to a database whose name needs quoting. */
    CONNECT_IN_SQL_ASCII("13.19", "14.16", "15.11", "16.7", "17.3", "18"),
    /** Objects of one kind and name sort by what they belong to instead of by OID. */
    STABLE_TIE_BREAKERS("13.22", "14.19", "15.14", "16.10", "17.6", "18"),
    /** Comments on roles are found without passwords too, when roles are read from a view. */
    ROLE_COMMENTS_WITHOUT_PASSWORDS("13.15", "14.12", "15.7", "16.3", "17"),
    /** Comments on the NOT NULL constraints of domains are dumped, which are constraints of servers since 17. */
    DOMAIN_NOT_NULL_COMMENTS("17.6", "18"),
    /** Comments on domain constraints dumped apart follow the constraint. */
    DOMAIN_CONSTRAINT_COMMENT_AFTER("13.22", "14.19", "15.14", "16.10", "17.6", "18"),
    /** Such a comment depends on the constraint instead of on the domain. */
    DOMAIN_CONSTRAINT_COMMENT_DEPENDENCY("13.23", "14.20", "15.15", "16.11", "17.7", "18.1"),
    /** Foreign keys and default ACLs of one name have a stable order too. */
    STABLE_FOREIGN_KEY_ORDER("13.23", "14.20", "15.15", "16.11", "17.7", "18.1"),
    /** Leaving out publications or subscriptions leaves out their comments and security labels too. */
    EXCLUSIONS_COVER_COMMENTS_AND_LABELS("13.23", "14.20", "15.15", "16.11", "17.7", "18.1"),
    /** Restoring chosen tables or indexes restores their statistics. */
    STATISTICS_FOLLOW_SELECTION("18.6"),
    /** Listings of chosen entries have their privileges, comments and security labels too. */
    LISTED_WITH_THEIR_PARENTS("13.16", "14.13", "15.8", "16.4", "17"),
    /** Listings name the compression algorithm instead of the level. */
    COMPRESSION_BY_NAME("16"),
    /** Labels come from the view of all labels, which has those of subscriptions, and event triggers have theirs. */
    EVENT_TRIGGER_SECURITY_LABELS("13.23", "14.20", "15.15", "16.11", "17.7", "18.1"),
    /** NOT NULL set locally on inherited columns of servers before 18 is kept. */
    LOCAL_NOT_NULL_KEPT("13", "14", "15", "16", "17", "18.1"),
    /** Setting {@code output_plugin_libraries} is a list whose elements are quoted one by one. */
    OUTPUT_PLUGIN_LIBRARIES_LIST("14.24", "15.19", "16.15", "17.11", "18.6"),
    /** Setting {@code oauth_validator_libraries} is a list whose elements are quoted one by one. */
    OAUTH_VALIDATOR_LIBRARIES_LIST("18.2"),
    /** {@code --clean} no longer drops attached index partitions. */
    ATTACHED_INDEX_NOT_DROPPED("13.21", "14.18", "15.13", "16.9", "17.5", "18"),
    /** An identity sequence of another persistence than its table says so. */
    IDENTITY_PERSISTENCE("15"),
    /** It says so among its options instead of in a statement behind them. */
    IDENTITY_PERSISTENCE_AS_OPTION("15.9", "16.5", "17.1"),
    /** Policies and security labels of extension members, and statistics of undumped tables, are left out. */
    EXTENSION_MEMBER_POLICIES_SKIPPED("13.14", "14.11", "15.6", "16.2", "17"),
    /** NO INHERIT of NOT NULL constraints is kept in more cases. */
    NOT_NULL_NO_INHERIT_KEPT("18.4"),

    /** Dumps for pg_upgrade keep the names of files and the OIDs of databases and tablespaces. */
    UPGRADE_KEEPS_FILES("15"),
    /** Dumps for pg_upgrade record privileges that came with an extension though they are what an object has anyway. */
    UPGRADE_RECORDS_USUAL_PRIVILEGES("15"),
    /** Dumps for pg_upgrade keep no types of TOAST tables and sequences, which have none any more, but multiranges. */
    UPGRADE_WITHOUT_TOAST_TYPES("14"),
    /** Dumps for pg_upgrade change the catalog of columns in one statement for all columns of a table. */
    UPGRADE_MERGED_UPDATES("17"),
    /** Dumps for pg_upgrade keep the versions of columns: so does 15.20; an assumption for others of its day. */
    UPGRADE_KEEPS_ATTRIBUTE_VERSIONS("14.25", "15.20", "16.16", "17.12", "18.7", "19.1"),
    /** Dumps for pg_upgrade hold the state of subscriptions. */
    UPGRADE_KEEPS_SUBSCRIPTIONS("17"),
    /** Dumps for pg_upgrade have the database created by copying files, and hold sequences' values only when asked. */
    UPGRADE_FILE_COPY("18"),

    /** pg_upgrade moves the files of large objects' own catalog too, of servers since 16. */
    UPGRADE_MOVES_LARGE_OBJECTS("19"),

    /** A failed connection is told in libpq's words alone, which name the server. */
    LIBPQ_TELLS_OF_CONNECTIONS("14"),
    /** Hints and details are lines with a prefix of their own. */
    PREFIXED_HINTS("15"),
    /** Numbers among the options must be numbers to the last character, and are checked as they come. */
    STRICT_NUMBERS("15"),
    /** Compression is asked for by algorithm. */
    COMPRESSION_SPECIFICATIONS("16"),
    /** The restrict key may be given for tar archives too, which hold a script. */
    RESTRICT_KEY_FOR_TAR("14.25", "15.20", "16.16", "17.12", "18.7", "19.1"),
    /** pg_restore reads nothing but regular files of a directory, and tar files that begin with their table of contents. */
    FILES_OF_ARCHIVES_CHECKED("14.25", "15.20", "16.16", "17.12", "18.7", "19.1"),
    /** Progress messages mention the statement that a connection begins with. */
    CONNECTION_SETUP_NARRATED("18"),
    /** Progress messages speak of publications' tables and schemas, and of no table by itself while reading. */
    PUBLICATIONS_OF_SCHEMAS_NARRATED("15"),
    /** Progress messages quote settings, name groups of large objects and mention subscriptions' tables. */
    SETTINGS_QUOTED_IN_NARRATION("17"),
    /** pg_restore knows plain as a format that it cannot restore. */
    PLAIN_ARCHIVE_ADVICE("18"),
    /** pg_dump names the options that exclude each other in the order of its help. */
    EXCLUSIONS_IN_HELP_ORDER("19");

    private final Releases releases;

    Feature(String... firstReleases) {
        releases = Releases.since(firstReleases);
    }

    boolean isIn(Dialect dialect) {
        return releases.include(dialect);
    }
}

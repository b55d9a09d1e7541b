package io.pgconvoy.api;

/** How much of a cluster is dumped. */
public enum ClusterScope {
    EVERYTHING(true, true, true),
    GLOBALS(true, true, false),
    ROLES(true, false, false),
    TABLESPACES(false, true, false);

    private final boolean roles;
    private final boolean tablespaces;
    private final boolean databases;

    ClusterScope(boolean roles, boolean tablespaces, boolean databases) {
        this.roles = roles;
        this.tablespaces = tablespaces;
        this.databases = databases;
    }

    /** Roles with their settings, memberships and privileges on parameters. */
    public boolean roles() {
        return roles;
    }

    public boolean tablespaces() {
        return tablespaces;
    }

    public boolean databases() {
        return databases;
    }
}

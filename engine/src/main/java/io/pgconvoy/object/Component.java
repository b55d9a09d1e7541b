package io.pgconvoy.object;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A part of an object that a dump may or may not ask for. */
public enum Component {
    DEFINITION,
    DATA,
    COMMENT,
    SECURITY_LABEL,
    ACL,
    POLICY,
    USER_MAPPING,
    STATISTICS;

    public static final Set<Component> ALL = Collections.unmodifiableSet(EnumSet.allOf(Component.class));
    public static final Set<Component> NONE = Set.of();
    public static final Set<Component> ACL_ONLY = Set.of(ACL);

    /** What older releases dump of an extension's members. */
    static final Set<Component> CHANGEABLE = Collections.unmodifiableSet(EnumSet.of(ACL, SECURITY_LABEL, POLICY));
}

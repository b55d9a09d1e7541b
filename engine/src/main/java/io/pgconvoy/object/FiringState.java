package io.pgconvoy.object;

/** When a trigger, event trigger or rule fires: pg_trigger.tgenabled and its like. */
enum FiringState {
    /** In sessions that are no replica: what CREATE gives. */
    ORIGIN('O', "ENABLE"),
    DISABLED('D', "DISABLE"),
    REPLICA('R', "ENABLE REPLICA"),
    ALWAYS('A', "ENABLE ALWAYS");

    private final char code;
    private final String words;

    FiringState(char code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The words of ALTER that bring it about. */
    String words() {
        return words;
    }

    static FiringState of(char code) {
        for (FiringState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalArgumentException("unknown firing state '" + code + "'");
    }
}
